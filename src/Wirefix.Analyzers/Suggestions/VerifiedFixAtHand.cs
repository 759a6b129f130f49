using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Wirefix.Facts.Suggestions;

namespace Wirefix.Analyzers.Suggestions;

/// <summary>WIRE9001: a <c>.wirefix</c> file holds a fix that was proved for this member, and the member is still what it was.</summary>
public sealed class VerifiedFixAtHand : WirefixAnalyzer
{
    private static readonly ImmutableArray<SyntaxKind> Members =
        [SyntaxKind.MethodDeclaration, SyntaxKind.PropertyDeclaration, SyntaxKind.ConstructorDeclaration, SyntaxKind.IndexerDeclaration];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.VerifiedFix];

    /// <summary>Whether a declaration is of a kind that the rule looks at.</summary>
    public static bool LooksAt(SyntaxNode declaration) => Members.Contains(declaration.Kind());

    /// <summary>The fix among those at hand that is for a member as it stands; null where there is none.</summary>
    public static VerifiedFix? FixOf(MemberDeclarationSyntax member, ISymbol symbol, IEnumerable<VerifiedFix> fixes) =>
        symbol.GetDocumentationCommentId() is { } id && fixes.Where(fix => fix.Symbol == id).ToArray() is [_, ..] known && MemberHash.Of(member) is var hash
            ? Array.Find(known, fix => fix.MemberHash == hash)
            : null;

    internal override void Register(RuleActions context, KnownSymbols symbols)
    {
        var fixes = SuggestionFiles.Of(context.Options, context.CancellationToken).ToImmutableArray();
        if (fixes.IsEmpty)
            return;

        var names = fixes.Select(fix => NameIn(fix.Symbol)).ToImmutableHashSet(StringComparer.Ordinal);
        context.OnSyntax(node => Analyze(node, fixes, names), [.. Members]);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, ImmutableArray<VerifiedFix> fixes, ImmutableHashSet<string> names)
    {
        var member = (MemberDeclarationSyntax)context.Node;
        if (!names.Contains(NameOf(member)) || context.ContainingSymbol is not { } symbol || FixOf(member, symbol, fixes) is not { } fix)
            return;

        context.ReportDiagnostic(Diagnostic.Create(Rules.VerifiedFix, PlaceOf(member).GetLocation(), fix.Evidence));
    }

    // The name by which the id of a member ends: of M:Shop.Cart.#ctor(System.String) it is #ctor, of a generic method without the arity,
    // of M:Shop.Cart.System#IDisposable#Dispose the part behind the interface.
    private static string NameIn(string id)
    {
        var path = id.Split('(')[0];
        var name = path.Substring(path.LastIndexOf('.') + 1).Split('`')[0];
        var mark = name.LastIndexOf('#');
        return mark > 0 ? name.Substring(mark + 1) : name;
    }

    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        ConstructorDeclarationSyntax constructor => constructor.Modifiers.Any(SyntaxKind.StaticKeyword) ? "#cctor" : "#ctor",
        IndexerDeclarationSyntax => "Item",
        _ => "",
    };

    private static SyntaxToken PlaceOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier,
        PropertyDeclarationSyntax property => property.Identifier,
        ConstructorDeclarationSyntax constructor => constructor.Identifier,
        IndexerDeclarationSyntax indexer => indexer.ThisKeyword,
        _ => member.GetFirstToken(),
    };
}
