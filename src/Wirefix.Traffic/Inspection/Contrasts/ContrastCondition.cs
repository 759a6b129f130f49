namespace Wirefix.Traffic.Inspection.Contrasts;

/// <summary>What a predicate says of its subject, the most telling first where two of them part the calls alike.</summary>
public enum ContrastCondition
{
    /// <summary>The body is meant as JSON and is none.</summary>
    Malformed,

    /// <summary>The value is null.</summary>
    Null,

    /// <summary>The value is of a kind that others at the same place are not of.</summary>
    Kind,

    /// <summary>The value is empty or white space.</summary>
    Empty,

    /// <summary>There is no such value.</summary>
    Absent,

    /// <summary>There is such a value.</summary>
    Present,

    /// <summary>The value still holds percent escapes after it was decoded.</summary>
    Escaped,

    /// <summary>The value holds characters beyond ASCII.</summary>
    NonAscii,

    /// <summary>The value begins or ends with white space.</summary>
    Padded,

    /// <summary>The value holds a certain character that is neither a letter nor a digit.</summary>
    Character,

    /// <summary>The digits begin with a zero.</summary>
    LeadingZero,

    /// <summary>The value looks otherwise than others at the same place.</summary>
    Format,

    /// <summary>The number is below zero.</summary>
    Negative,

    /// <summary>The number is zero.</summary>
    Zero,

    /// <summary>The value is a certain one of a small closed set.</summary>
    Value,

    /// <summary>The value begins with a certain one of a few words that others at the same place begin with: <c>INV-</c>, <c>REF-</c>.</summary>
    Prefix,

    /// <summary>The value holds one of the two characters that base64 writes in URLs in place of <c>+</c> and <c>/</c>.</summary>
    UrlAlphabet,

    /// <summary>The number reaches a limit.</summary>
    AtLeast,

    /// <summary>The day of the date's month reaches a limit.</summary>
    DayOfMonth,

    /// <summary>The list holds as many values as a limit, or more.</summary>
    Items,

    /// <summary>The value holds capital letters.</summary>
    UpperCase,

    /// <summary>The text has as many characters as a limit, or more.</summary>
    Length,
}
