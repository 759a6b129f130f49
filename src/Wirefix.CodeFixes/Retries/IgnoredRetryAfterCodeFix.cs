using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Analyzers;
using Wirefix.Analyzers.Retries;
using Wirefix.CodeFixes.Calls;

namespace Wirefix.CodeFixes.Retries;

/// <summary>
/// Fixes WIRE1002: a refused call is made again after the time that the upstream named, a few times at most. Only calls whose
/// request can be built again, and that may be repeated without doing twice what they do.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(IgnoredRetryAfterCodeFix)), Shared]
public sealed class IgnoredRetryAfterCodeFix : CallFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.IgnoredRetryAfterId];

    /// <inheritdoc/>
    protected override string Title => "Wait as Retry-After says and call again";

    private protected override SyntaxNode? Fix(
        SyntaxNode root, InvocationExpressionSyntax call, SemanticModel model, ImmutableDictionary<string, string?> properties)
    {
        if (!properties.TryGetValue(IgnoredRetryAfter.MethodProperty, out var method) || method is null
            || call.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type || type is InterfaceDeclarationSyntax
            || !PatientSending.IsFree(type, model) || new PatientCall(call, model, method).Rewritten() is not { } rewritten)
        {
            return null;
        }

        var changed = rewritten.New.Length == 1
            ? type.ReplaceNode(rewritten.Old, rewritten.New[0])
            : type.ReplaceNode(rewritten.Old, rewritten.New);
        return root.ReplaceNode(type, PatientSending.AddTo(changed, call.IsConfigured()));
    }
}
