using Microsoft.CodeAnalysis.CodeFixes;

namespace Wirefix.CodeFixes;

/// <summary>Which fixes a Fix All is for.</summary>
internal static class WantedFixes
{
    /// <summary>
    /// Whether fixes with a key are wanted. <c>dotnet format</c> takes the key of what is offered at the first place that is reported; where
    /// nothing is offered there it has no key, and wants whatever the other places offer.
    /// </summary>
    public static bool IsFor(this FixAllContext context, string key) => context.CodeActionEquivalenceKey is not { } wanted || wanted == key;
}
