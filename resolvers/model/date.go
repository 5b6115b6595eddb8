package model

import (
	"time"

	"github.com/99designs/gqlgen/graphql"
)

// MarshalDate writes a day, YYYY-MM-DD; the empty string is null.
func MarshalDate(day string) graphql.Marshaler {
	if day == "" {
		return graphql.Null
	}
	return graphql.MarshalString(day)
}

// UnmarshalDate reads a day, YYYY-MM-DD.
func UnmarshalDate(v any) (string, error) {
	day, _ := v.(string)
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return "", Invalid("%v is not a day: write it as YYYY-MM-DD, for example 2018-10-24", v)
	}
	return day, nil
}
