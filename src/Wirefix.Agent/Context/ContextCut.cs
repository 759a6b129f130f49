namespace Wirefix.Agent.Context;

/// <summary>A part that the budget had no room for.</summary>
/// <param name="Section">What it belongs to.</param>
/// <param name="Title">What it is.</param>
/// <param name="Tokens">How many tokens it would have taken.</param>
public sealed record ContextCut(ContextSection Section, string Title, int Tokens);
