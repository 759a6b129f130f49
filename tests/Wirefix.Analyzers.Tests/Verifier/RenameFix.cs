using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Wirefix.Analyzers.Tests.Verifier;

/// <summary>Gives reported types another name; what derives from it gets something about that wrong.</summary>
public class RenameFix : CodeFixProvider
{
    protected const string Key = "rename";

    public sealed override ImmutableArray<string> FixableDiagnosticIds => [LowerCaseRule.Id];

    public override FixAllProvider? GetFixAllProvider() =>
        FixAllProvider.Create(async (context, document, diagnostics) => await RenameAsync(document, diagnostics, context.CancellationToken));

    public sealed override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(
            CodeAction.Create("Rename", token => RenameAsync(context.Document, context.Diagnostics, token), Key), context.Diagnostics);
        return Task.CompletedTask;
    }

    protected virtual SyntaxToken Renamed(SyntaxToken name) =>
        SyntaxFactory.Identifier(name.LeadingTrivia, name.ValueText.Replace("old", "New", StringComparison.Ordinal), name.TrailingTrivia);

    protected async Task<Document> RenameAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken))!;
        var names = diagnostics.Select(diagnostic => root.FindToken(diagnostic.Location.SourceSpan.Start));
        return document.WithSyntaxRoot(root.ReplaceTokens(names, (name, _) => Renamed(name)));
    }
}

/// <summary>Leaves the name as it is.</summary>
public sealed class NoOpFix : RenameFix
{
    protected override SyntaxToken Renamed(SyntaxToken name) => name;
}

/// <summary>Gives a name that is reported again.</summary>
public sealed class EndlessFix : RenameFix
{
    protected override SyntaxToken Renamed(SyntaxToken name) => SyntaxFactory.Identifier(name.LeadingTrivia, name.ValueText + "er", name.TrailingTrivia);
}

/// <summary>Gives a keyword as a name, without the escape that it needs.</summary>
public sealed class UnparsableFix : RenameFix
{
    protected override SyntaxToken Renamed(SyntaxToken name) => SyntaxFactory.Identifier(name.LeadingTrivia, SyntaxKind.IdentifierToken, "New  ", "New", name.TrailingTrivia);
}

/// <summary>Fixes only the first place by Fix All.</summary>
public sealed class FirstOnlyFix : RenameFix
{
    public override FixAllProvider? GetFixAllProvider() =>
        FixAllProvider.Create(async (context, document, diagnostics) => await RenameAsync(document, [diagnostics[0]], context.CancellationToken));
}

/// <summary>Fixes all places only where it is told its own key.</summary>
public sealed class KeyedFix : RenameFix
{
    public override FixAllProvider? GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        context.CodeActionEquivalenceKey == Key ? await RenameAsync(document, diagnostics, context.CancellationToken) : document);
}

/// <summary>Has Fix All for a document only.</summary>
public sealed class DocumentOnlyFix : RenameFix
{
    public override FixAllProvider? GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => await RenameAsync(document, diagnostics, context.CancellationToken), [FixAllScope.Document]);
}

/// <summary>Has no Fix All.</summary>
public sealed class SingleFix : RenameFix
{
    public override FixAllProvider? GetFixAllProvider() => null;
}
