using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Wirefix.Analyzers.Observed;

namespace Wirefix.Analyzers.Contracts;

/// <summary>The base of the rules that compare types with what the wire showed; without facts they do nothing.</summary>
public abstract class ContractRule : WirefixAnalyzer
{
    /// <summary>The property that holds the name of the field on the wire.</summary>
    public const string FieldProperty = "field";

    /// <summary>The property that holds the serializer that reads the type.</summary>
    public const string LibraryProperty = "library";

    internal sealed override void Register(RuleActions context, KnownSymbols symbols)
    {
        if ((symbols.Type("System.Text.Json.JsonSerializer") ?? symbols.Type("Newtonsoft.Json.JsonConvert")) is null)
            return;

        var facts = FactFiles.Of(context.Options, context.CancellationToken);
        if (facts.IsEmpty)
            return;

        var bindings = TypeBindings.Of(context.Compilation, facts);
        context.OnType((symbol, type) => Check(symbol, type, bindings));
    }

    /// <summary>Looks at one type of the compilation.</summary>
    private protected virtual void Check(SymbolAnalysisContext context, INamedTypeSymbol type, TypeBindings bindings)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || bindings.Of(type) is not { } binding)
            return;

        Check(context, binding, bindings);
    }

    /// <summary>Compares a type with the objects that are read into it.</summary>
    private protected abstract void Check(SymbolAnalysisContext context, TypeBinding binding, TypeBindings bindings);

    /// <summary>Where a member of the type itself is reported; null for those of its bases, which are types of their own.</summary>
    private protected static Location? PlaceOf(WireMember member, TypeBinding binding) =>
        SymbolEqualityComparer.Default.Equals(member.Symbol.ContainingType, binding.Contract.Type)
            ? member.Symbol.Locations.FirstOrDefault(location => location.IsInSource)
            : null;
}
