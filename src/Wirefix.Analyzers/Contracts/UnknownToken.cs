using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Wirefix.Facts;

namespace Wirefix.Analyzers.Contracts;

/// <summary>
/// WIRE2004: a word on the wire that the enum it is read into does not have, reported on the enum; and texts that are read into an
/// enum without a string converter, reported on the member.
/// </summary>
public sealed class UnknownToken : ContractRule
{
    /// <summary>The property that holds the word on the wire.</summary>
    public const string TokenProperty = "token";

    /// <summary>The property that names the enum's member that only lacks the word as its name, where there is one.</summary>
    public const string MemberProperty = "member";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.UnknownToken, Rules.MissingTokenConverter];

    private protected override void Check(SymbolAnalysisContext context, INamedTypeSymbol type, TypeBindings bindings)
    {
        if (type.TypeKind != TypeKind.Enum)
            base.Check(context, type, bindings);
        else if (type.Locations.FirstOrDefault(location => location.IsInSource) is { } place
            && !type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "FlagsAttribute"))
            CheckTokens(context, type, place, bindings);
    }

    private protected override void Check(SymbolAnalysisContext context, TypeBinding binding, TypeBindings bindings)
    {
        if (binding.Reading.TakesTokens != false)
            return;

        foreach (var member in binding.Contract.Members.Where(member => member.IsRead && !member.HasConverter))
        {
            if (EnumNames.EnumOf(member.Type) is not { } type || type.HasConverter() || PlaceOf(member, binding) is not { } place)
                continue;

            var texts = binding.Showing(member,
                (shape, field) => Values(shape, field, member) is { } values && values.CountOf(FieldKind.String) > 0 ? values : null);
            if (texts.IsEmpty || (bindings.SetsTokens && texts.Any(text => text.Shape.Source.Direction == FactDirection.In)))
                continue;

            var (shape, values) = texts[0];
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.MissingTokenConverter, place, member.Symbol.Name, binding.Contract.Type.Name, shape.Share(values.CountOf(FieldKind.String), values)));
        }
    }

    private static void CheckTokens(SymbolAnalysisContext context, INamedTypeSymbol type, Location place, TypeBindings bindings)
    {
        var reported = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (binding, member) in bindings.HoldersOf(type))
        {
            if (IsReadOtherwise(type, binding, member))
                continue;

            var plain = PlainReading(type, binding, member);
            foreach (var (shape, values) in binding.Showing(member, (shape, field) => Values(shape, field, member)))
            {
                var unknown = values.Tokens.Where(token => !EnumNames.Reads(type, token.Key, plain))
                    .OrderBy(token => token.Key, StringComparer.Ordinal).ToArray();
                if (!binding.IsNamed && unknown.Length == values.Tokens.Count)
                    continue;

                foreach (var token in unknown.Where(token => reported.Add(token.Key)))
                    context.ReportDiagnostic(Report(type, place, binding, shape.Share(token.Value, values), token.Key, plain));
            }
        }
    }

    private static Diagnostic Report(
        INamedTypeSymbol type, Location place, TypeBinding binding, string share, string token, JsonLibrary plain)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add(TokenProperty, token)
            .Add(MemberProperty, EnumNames.Corresponding(type, token, plain)?.Name).Add(LibraryProperty, binding.Library.ToString());
        return Diagnostic.Create(Rules.UnknownToken, place, properties, type.Name, token, share);
    }

    /// <summary>The library that reads the names as they stand in the code; unknown where a naming policy may be in force.</summary>
    private static JsonLibrary PlainReading(INamedTypeSymbol type, TypeBinding binding, WireMember member)
    {
        if (EnumNames.HasPlainConverter(member.Symbol) || EnumNames.HasPlainConverter(type))
            return JsonLibrary.SystemText;
        return binding.Reading == JsonReading.Newtonsoft ? JsonLibrary.Newtonsoft : JsonLibrary.Unknown;
    }

    // A converter of the user's reads what it likes; without any, no text is read at all.
    private static bool IsReadOtherwise(INamedTypeSymbol type, TypeBinding binding, WireMember member)
    {
        var converted = member.HasConverter ? member.Symbol : type.HasConverter() ? type : null;
        return converted is null ? binding.Reading.TakesTokens == false : !EnumNames.HasStringConverter(converted);
    }

    private static FieldFacts? Values(ObservedShape shape, FieldFacts field, WireMember member) =>
        member.Type.ElementType() is null ? field : shape.ElementsOf(field);
}
