package read

func parseMarkdown(text string) *draft { return parseText(text) }
