namespace Wirefix.Analyzers.Contracts;

/// <summary>What a type is to JSON.</summary>
internal enum ValueForm
{
    /// <summary>Anything, or nobody knows.</summary>
    Any,

    /// <summary>A whole number of at most 32 bits.</summary>
    Integer,

    /// <summary>A whole number of 64 bits.</summary>
    LongInteger,

    /// <summary>A number with a fraction.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A date and time without offset.</summary>
    DateTime,

    /// <summary>A date and time with offset.</summary>
    DateTimeOffset,

    /// <summary>A date.</summary>
    Date,

    /// <summary>A uuid.</summary>
    Uuid,

    /// <summary>One of a set of words or numbers.</summary>
    Enum,

    /// <summary>A list.</summary>
    List,

    /// <summary>Named values without members of their own.</summary>
    Dictionary,

    /// <summary>An object with members.</summary>
    Object,
}
