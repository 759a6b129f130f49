using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Wirefix.Analyzers;
using Wirefix.Analyzers.Contracts;

namespace Wirefix.CodeFixes.Contracts;

/// <summary>
/// Fixes WIRE2003: the member becomes nullable. New warnings of the nullable analysis are welcome: they show where null is not
/// expected. New errors are not, so that a value type becomes nullable only where all code that uses the member takes it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnexpectedNullCodeFix)), Shared]
public sealed class UnexpectedNullCodeFix : ContractCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.UnexpectedNullId];

    private protected override async Task<ContractEdit?> EditAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await MemberSyntax.AtAsync(document, diagnostic.Location.SourceSpan, cancellationToken).ConfigureAwait(false) is not { Type: not null } member)
            return null;

        var isRequired = !diagnostic.Properties.TryGetValue(UnexpectedNull.AbsentProperty, out var absent) || absent is null;
        return new ContractEdit($"Make '{member.Name}' nullable", [.. member.Nullable(isRequired)])
        {
            Name = member.Name,
            ShowsNulls = true,
        };
    }
}
