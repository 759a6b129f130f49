namespace Wirefix.Traffic.Tests.Formats.Mutations;

/// <summary>One way to damage a capture; the same seed does the same damage.</summary>
public enum Mutation
{
    /// <summary>Everything behind a place is gone.</summary>
    Cut,

    /// <summary>A bit is another.</summary>
    Flip,

    /// <summary>Bytes that mean something to a reader are put in.</summary>
    Insert,

    /// <summary>A piece stands twice.</summary>
    Duplicate,

    /// <summary>A piece is gone.</summary>
    Remove,
}
