namespace Wirefix.Traffic.Payloads;

/// <summary>The kinds of value that a payload can hold; JSON's, with whole numbers told apart from others.</summary>
public enum PayloadKind : byte
{
    /// <summary>The value null.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A number without fraction and exponent.</summary>
    Integer,

    /// <summary>Any other number.</summary>
    Number,

    /// <summary>A text; every value of a form is one.</summary>
    String,

    /// <summary>Named values.</summary>
    Object,

    /// <summary>A list of values.</summary>
    Array,
}
