using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers.Outbound;

/// <summary>The <c>DelegatingHandler</c> classes that a compilation has or refers to, the framework's excepted.</summary>
internal static class MessageHandlers
{
    /// <summary>Reads all types, so that only what is nearly reported may ask.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(Compilation compilation) => CompiledTypes.Of(compilation)
        .Where(type => type.SelfAndBases().Skip(1).Any(ancestor => ancestor.IsHttpType("DelegatingHandler")));
}
