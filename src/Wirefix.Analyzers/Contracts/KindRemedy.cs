namespace Wirefix.Analyzers.Contracts;

/// <summary>What makes a member take the values that were seen.</summary>
/// <param name="Kind">What to change.</param>
/// <param name="Type">The type that takes them all, as C# writes it; null where there is none, or it does not matter.</param>
internal readonly record struct KindRemedy(RemedyKind Kind, string? Type = null);
