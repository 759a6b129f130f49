using Microsoft.CodeAnalysis;

namespace Wirefix.Workspace.Locating.Chains;

/// <summary>What the source tells of the object that a member is called on.</summary>
/// <param name="Type">The most that is known of its type.</param>
/// <param name="Key">The key by which DI gives it; null without one.</param>
/// <param name="Made">Where the source makes it; null where DI gives it, or nothing is known.</param>
/// <param name="IsEach">Whether it is each in turn of all that DI gives for the service, or that the source puts into a list.</param>
internal sealed record Receiver(ITypeSymbol Type, string? Key = null, Location? Made = null, bool IsEach = false);
