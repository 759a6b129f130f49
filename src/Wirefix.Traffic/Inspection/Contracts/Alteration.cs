namespace Wirefix.Traffic.Inspection.Contracts;

/// <summary>How a value came out other than it went in.</summary>
public enum Alteration
{
    /// <summary>The end was cut off.</summary>
    Truncated,

    /// <summary>The same letters in another case.</summary>
    CaseChanged,

    /// <summary>White space at the ends was taken off or added.</summary>
    Trimmed,

    /// <summary>Escaped or unescaped once more or once less (percent, plus, HTML, backslash).</summary>
    Escaped,

    /// <summary>Zeros at the front of an id are gone, as if it were a number.</summary>
    LeadingZerosLost,

    /// <summary>A whole number above 2^53 came out as the nearest that a double holds.</summary>
    PrecisionLost,

    /// <summary>Fewer decimals.</summary>
    Rounded,

    /// <summary>Multiplied or divided by 100 or 1000, as cents and units are.</summary>
    Scaled,

    /// <summary>
    /// Multiplied by 100 or 1000 and one unit off, though the product is whole: a double lies a little below it, and was cut.
    /// </summary>
    ScaledOff,

    /// <summary>The sign was turned.</summary>
    SignChanged,

    /// <summary>The same moment moved by a time zone's offset.</summary>
    TimeShifted,

    /// <summary>The day before or after, each time.</summary>
    DateShifted,

    /// <summary>Two values changed places.</summary>
    Swapped,

    /// <summary>A fixed value instead, the same whatever went in.</summary>
    Defaulted,

    /// <summary>The value of another call.</summary>
    OfAnotherCall,

    /// <summary>Another value, with no relation that is known.</summary>
    Replaced,
}
