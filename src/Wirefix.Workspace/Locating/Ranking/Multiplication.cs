using Microsoft.CodeAnalysis;

namespace Wirefix.Workspace.Locating.Ranking;

/// <summary>The place where one call in the source becomes many at run time.</summary>
/// <param name="Repetition">How the many stand to each other.</param>
/// <param name="Expression">What multiplies: the <c>WhenAll</c> with its sequence, the <c>Add</c> in a loop, the loop.</param>
/// <param name="How">What it does, to follow "calls …": "for each element, all at once (Task.WhenAll)".</param>
/// <param name="Limit">What bounds it in the expression itself, for people; null where nothing does.</param>
internal sealed record Multiplication(Repetition Repetition, IOperation Expression, string How, string? Limit);
