using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Wirefix.Facts;

namespace Wirefix.Analyzers.Contracts;

/// <summary>WIRE2001: a field on the wire that the type it is read into has no member for, next to a member that the wire never carries.</summary>
public sealed class UnboundField : ContractRule
{
    /// <summary>The property that holds the name under which the naming policy would find the field; absent where there is none.</summary>
    public const string RenameProperty = "rename";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.UnboundField];

    private protected override void Check(SymbolAnalysisContext context, TypeBinding binding, TypeBindings bindings)
    {
        if (binding.Contract.CatchesRest)
            return;

        foreach (var (field, member) in FieldPairing.Of(binding, bindings.Index))
        {
            if (PlaceOf(member, binding) is not { } place)
                continue;

            var shape = binding.Shapes.OrderByDescending(shape => shape.Shape.Count).First();
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.UnboundField,
                place,
                ImmutableDictionary<string, string?>.Empty.Add(FieldProperty, field).Add(LibraryProperty, binding.Library.ToString())
                    .Add(RenameProperty, NewName(field, member, binding)),
                member.NameOnWire(binding.Reading), binding.Contract.Type.Name, field, shape.Share(shape.Shape.Fields[field].Count)));
        }
    }

    private static string? NewName(string field, WireMember member, TypeBinding binding)
    {
        var name = WireName.Pascal(field);
        var renames = member is { SystemTextName: null, NewtonsoftName: null } && binding.Reading.Policy.Case != NameCase.Unknown;
        return renames && name != member.Symbol.Name && SyntaxFacts.IsValidIdentifier(name) && binding.Reading.Policy.Accepts(field, name) ? name : null;
    }
}
