using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Wirefix.Facts;
using Wirefix.Workspace.Checking;

namespace Wirefix.Agent.Proposing;

/// <summary>What a diagnostic of a rule names: in its message, in what it carries for its fix, and by where it stands.</summary>
internal sealed partial class DiagnosticNames
{
    private readonly HashSet<string> _names;
    private readonly string _message;

    private DiagnosticNames(HashSet<string> names, string message) => (_names, _message) = (names, message);

    /// <summary>The names of a diagnostic.</summary>
    public static async Task<DiagnosticNames> OfAsync(ReportedDiagnostic reported, CancellationToken cancellationToken)
    {
        var message = reported.Diagnostic.GetMessage();
        var names = Quoted().Matches(message).SelectMany(quoted => Identifier().Matches(quoted.Value)).Select(word => word.Value)
            .Concat(reported.Diagnostic.Properties.Values.OfType<string>())
            .ToHashSet(StringComparer.Ordinal);
        names.UnionWith(await DeclaredAsync(reported, cancellationToken).ConfigureAwait(false));
        return new DiagnosticNames(names, message);
    }

    /// <summary>Whether it names one of these, as the wire or as C# writes it.</summary>
    public bool Name(IEnumerable<string> wireNames) => wireNames.Any(wire => _names.Any(name => WireName.Match(wire, name) is not null));

    /// <summary>Whether the message tells one of these endpoints.</summary>
    public bool Tell(IEnumerable<string> endpoints) => endpoints.Any(IsTold);

    // GET /orders is not told by GET /orders/{id}.
    private bool IsTold(string endpoint)
    {
        var at = _message.IndexOf(endpoint, StringComparison.Ordinal);
        var end = at + endpoint.Length;
        return at >= 0 && (end == _message.Length || !(char.IsLetterOrDigit(_message[end]) || _message[end] is '/' or '-' or '_' or '{'));
    }

    // A word is missing in an enum; the field that has the word is what is declared with the enum as its type.
    private static async Task<IEnumerable<string>> DeclaredAsync(ReportedDiagnostic reported, CancellationToken cancellationToken)
    {
        if (reported.Symbol is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type)
            return reported.Symbol is { } symbol and not INamedTypeSymbol ? NamesOf(symbol) : [];
        var compilation = await reported.Document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        return compilation!.GetSymbolsWithName(_ => true, SymbolFilter.Type, cancellationToken).OfType<INamedTypeSymbol>()
            .SelectMany(holder => holder.GetMembers().OfType<IPropertySymbol>())
            .Where(property => Holds(property.Type, type))
            .SelectMany(NamesOf);
    }

    private static bool Holds(ITypeSymbol holder, ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(holder, type)
        || (holder is IArrayTypeSymbol array && Holds(array.ElementType, type))
        || (holder is INamedTypeSymbol named && named.TypeArguments.Any(argument => Holds(argument, type)));

    // The name, and what attributes say instead of it.
    private static IEnumerable<string> NamesOf(ISymbol symbol) => symbol.GetAttributes()
        .SelectMany(attribute => attribute.ConstructorArguments)
        .Select(argument => argument is { Kind: TypedConstantKind.Primitive } ? argument.Value as string : null)
        .OfType<string>().Prepend(symbol.Name);

    [GeneratedRegex("'[^']+'", RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[\w-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Identifier();
}
