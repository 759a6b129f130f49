using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Wirefix.Analyzers.Contracts;

/// <summary>WIRE2002: a member whose type does not take the values that the wire had, or takes them with a loss.</summary>
public sealed class KindMismatch : ContractRule
{
    /// <summary>The property that holds what would help (<see cref="RemedyKind"/>).</summary>
    public const string RemedyProperty = "remedy";

    /// <summary>The property that holds the type that takes all values, where one would help.</summary>
    public const string TypeProperty = "type";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.KindMismatch];

    private protected override void Check(SymbolAnalysisContext context, TypeBinding binding, TypeBindings bindings)
    {
        foreach (var member in binding.Contract.Members.Where(member => member.IsRead && !member.HasConverter && !member.IsGuarded))
        {
            var reading = member.HasNumberHandling ? binding.Reading with { TakesNumberTexts = null } : binding.Reading;
            var clashes = binding.Showing(member, (shape, field) => KindFit.Clash(shape, field, member.Type, reading));
            if (clashes.IsEmpty || PlaceOf(member, binding) is not { } place)
                continue;

            var (shape, clash) = clashes[0];
            var isOneRemedy = clashes.All(other => other.Shown.Remedy == clash.Remedy);
            var remedy = isOneRemedy ? clash.Remedy : default;
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.KindMismatch,
                place,
                ImmutableDictionary<string, string?>.Empty.Add(RemedyProperty, remedy.Kind.ToString()).Add(TypeProperty, remedy.Type),
                member.Symbol.Name, binding.Contract.Type.Name, member.Type.ToMinimalDisplay(), clash.Seen, shape.Share(clash.Count, clash.Field)));
        }
    }
}
