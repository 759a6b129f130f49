namespace Wirefix.Traffic.Payloads;

/// <summary>What the text of a value looks like, as far as its characters tell.</summary>
public enum TextFormat
{
    /// <summary>No characters, or white space alone.</summary>
    Empty,

    /// <summary>A whole number, with or without sign.</summary>
    Integer,

    /// <summary>A number with a decimal point or an exponent.</summary>
    Decimal,

    /// <summary>A number with a decimal comma or grouped digits, as a locale writes it.</summary>
    LocalNumber,

    /// <summary><c>true</c> or <c>false</c> in any case.</summary>
    Boolean,

    /// <summary>RFC 3339 with an offset or <c>Z</c>.</summary>
    DateTimeWithOffset,

    /// <summary>A date with a time of day and no offset.</summary>
    LocalDateTime,

    /// <summary><c>2026-01-31</c>.</summary>
    Date,

    /// <summary>A date in the order or with the separators of a locale: <c>31/01/2026</c>, <c>31.01.2026</c>.</summary>
    LocalDate,

    /// <summary>A length of time as ISO 8601 writes it: <c>PT45M</c>.</summary>
    Duration,

    /// <summary>A length of time or a time of day, as a clock shows it: <c>00:45:00</c>.</summary>
    Clock,

    /// <summary>A uuid in any of its usual forms.</summary>
    Uuid,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>An absolute URL.</summary>
    Url,

    /// <summary>One word of letters, digits, <c>_</c>, <c>-</c>, <c>.</c> and <c>:</c> with a letter in it, up to 40 characters.</summary>
    Token,

    /// <summary>Anything else.</summary>
    Text,
}
