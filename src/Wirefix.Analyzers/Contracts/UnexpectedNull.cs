using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Wirefix.Facts;

namespace Wirefix.Analyzers.Contracts;

/// <summary>WIRE2003: a member that cannot be null by its type, and that the wire had null or left out.</summary>
public sealed class UnexpectedNull : ContractRule
{
    /// <summary>The property that says whether the wire left the field out.</summary>
    public const string AbsentProperty = "absent";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.UnexpectedNull];

    private protected override void Check(SymbolAnalysisContext context, TypeBinding binding, TypeBindings bindings)
    {
        foreach (var member in binding.Contract.Members.Where(IsBare))
        {
            var gaps = binding.Showing(member, (shape, field) => GapOf(member, shape, field));
            if (gaps.IsEmpty || PlaceOf(member, binding) is not { } place)
                continue;

            var (shape, gap) = gaps[0];
            var isAbsent = gaps.Any(other => other.Shown.Absences > 0);
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.UnexpectedNull,
                place,
                ImmutableDictionary<string, string?>.Empty.Add(AbsentProperty, isAbsent ? "true" : null),
                member.Symbol.Name, binding.Contract.Type.Name, gap.Tell(shape)));
        }
    }

    // Without nullable annotations nobody has said that it cannot be null.
    private static bool IsBare(WireMember member) => member is { IsRead: true, HasConverter: false, IsGuarded: false, IsNullable: false }
        && (member.Type.IsValueType || member.Type.NullableAnnotation == NullableAnnotation.NotAnnotated) && !member.Type.IsTypeParameter();

    // A null overwrites a default; what is absent leaves it, and leaves a value type at its zero.
    private static Gap? GapOf(WireMember member, ObservedShape shape, FieldFacts field)
    {
        var isMissed = member.IsRequired || (!member.HasDefault && !member.Type.IsValueType);
        var gap = new Gap(field.CountOf(FieldKind.Null), isMissed ? shape.Shape.AbsencesOf(PayloadPath.Name(field.Path)) : 0);
        return gap.Nulls + gap.Absences > 0 ? gap : null;
    }

    private sealed record Gap(long Nulls, long Absences)
    {
        public string Tell(ObservedShape shape) => (Nulls, Absences) switch
        {
            (_, 0) => $"had it null in {shape.Share(Nulls)}",
            (0, _) => $"left it out of {shape.Share(Absences)}",
            _ => FormattableString.Invariant($"had it null in {Nulls} and left it out of {shape.Share(Absences)}"),
        };
    }
}
