namespace Wirefix.Facts;

/// <summary>The kinds of value that a field of a payload had: those of JSON, with numbers and texts told apart by what they say.</summary>
public enum FieldKind
{
    /// <summary>The value null.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number of 32 bits.</summary>
    Integer,

    /// <summary>A whole number that needs 64 bits.</summary>
    LongInteger,

    /// <summary>A number with a fraction or an exponent, or a whole one beyond 64 bits.</summary>
    Number,

    /// <summary>A text that is none of the other texts.</summary>
    String,

    /// <summary>A text that is a number in JSON's notation.</summary>
    NumberText,

    /// <summary>A date and a time of day with an offset or <c>Z</c> (RFC 3339).</summary>
    DateTime,

    /// <summary>A date and a time of day without offset.</summary>
    LocalDateTime,

    /// <summary>A date: <c>2026-01-31</c>.</summary>
    Date,

    /// <summary>A uuid.</summary>
    Uuid,

    /// <summary>Named values.</summary>
    Object,

    /// <summary>A list of values.</summary>
    Array,
}
