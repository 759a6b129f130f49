using System.Collections.Immutable;

namespace Wirefix.Cli.Printing;

/// <summary>What a run wrote into the user's tree beside its record.</summary>
/// <param name="Applied">Whether the fix and its test were written.</param>
/// <param name="Suggestions">The files that editors offer the fix from.</param>
internal sealed record FixWritten(bool Applied, ImmutableArray<string> Suggestions)
{
    /// <summary>The record alone.</summary>
    public static FixWritten Nothing { get; } = new(Applied: false, []);
}
