namespace Wirefix.Analyzers.Contracts;

/// <summary>What is changed to take the values that were seen.</summary>
public enum RemedyKind
{
    /// <summary>Nothing that keeps the meaning.</summary>
    None,

    /// <summary>The member's type becomes another one.</summary>
    Type,

    /// <summary>The member becomes a list of what it is.</summary>
    List,

    /// <summary>The member becomes one of what it is a list of.</summary>
    Element,

    /// <summary>The member reads numbers from texts.</summary>
    NumberTexts,
}
