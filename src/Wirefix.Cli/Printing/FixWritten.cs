namespace Wirefix.Cli.Printing;

/// <summary>What a run wrote into the user's tree beside its record.</summary>
/// <param name="Applied">Whether the fix and its test were written.</param>
/// <param name="Suggestion">The file that editors offer the fix from; null where none was written.</param>
/// <param name="Refusal">Why the fix was not written although it was asked for, in half a sentence; null where nobody refused.</param>
internal sealed record FixWritten(bool Applied, string? Suggestion, string? Refusal)
{
    /// <summary>The record alone.</summary>
    public static FixWritten Nothing { get; } = new(Applied: false, Suggestion: null, Refusal: null);
}
