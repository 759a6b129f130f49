using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Workspace.Editing;

namespace Wirefix.Workspace.Checking.Liberties;

/// <summary>What differs between two versions of a solution, in pieces. A file that is built for several frameworks is looked at for each.</summary>
/// <param name="Before">The pieces that only the old version has.</param>
/// <param name="After">The pieces that only the new version has.</param>
/// <param name="Files">The changed and added files: the model of the old version, null where there was none, and of the new one.</param>
internal sealed record ChangedCode(ImmutableArray<CodePart> Before, ImmutableArray<CodePart> After, ImmutableArray<(SemanticModel? Before, SemanticModel After)> Files)
{
    /// <summary>The difference.</summary>
    public static async Task<ChangedCode> OfAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        var files = ImmutableArray.CreateBuilder<(SemanticModel?, SemanticModel)>();
        foreach (var id in SolutionDiff.ChangedDocuments(before, after))
            files.Add((await ModelAsync(before, id, cancellationToken).ConfigureAwait(false), await ModelAsync(after, id, cancellationToken).ConfigureAwait(false)));
        foreach (var id in SolutionDiff.AddedDocuments(before, after))
            files.Add((null, await ModelAsync(after, id, cancellationToken).ConfigureAwait(false)));
        return Of(files.ToImmutable());
    }

    /// <summary>Whether a node is a piece of its own.</summary>
    public static bool IsPart(SyntaxNode node) => node is MemberDeclarationSyntax and not BaseNamespaceDeclarationSyntax;

    private static ChangedCode Of(ImmutableArray<(SemanticModel? Before, SemanticModel After)> files)
    {
        var before = ImmutableArray.CreateBuilder<CodePart>();
        var after = ImmutableArray.CreateBuilder<CodePart>();
        foreach (var (old, @new) in files)
        {
            var oldParts = (old is null ? [] : Parts(old)).ToLookup(part => part.Text, part => part.Part);
            var newParts = Parts(@new).ToLookup(part => part.Text, part => part.Part);
            before.AddRange(Without(oldParts, newParts));
            after.AddRange(Without(newParts, oldParts));
        }

        return new ChangedCode(before.ToImmutable(), after.ToImmutable(), files);
    }

    private static async Task<SemanticModel> ModelAsync(Solution solution, DocumentId id, CancellationToken cancellationToken) =>
        (await solution.GetDocument(id)!.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;

    private static IEnumerable<CodePart> Without(ILookup<string, CodePart> parts, ILookup<string, CodePart> others) =>
        parts.SelectMany(same => same.Skip(others[same.Key].Count()));

    private static IEnumerable<(string Text, CodePart Part)> Parts(SemanticModel model)
    {
        var root = (CompilationUnitSyntax)model.SyntaxTree.GetRoot();
        // What runs as one is one piece: a statement outside of types had what all of these had.
        var statements = string.Concat(root.Members.OfType<GlobalStatementSyntax>().Select(statement => statement.ToString()));
        return root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .Where(node => IsPart(node) || node.Parent is CompilationUnitSyntax && node is AttributeListSyntax)
            .Select(node => (node is GlobalStatementSyntax ? statements : TextOf(node), new CodePart(node, model)));
    }

    private static string TextOf(SyntaxNode node)
    {
        var text = node is TypeDeclarationSyntax type ? type.WithMembers(default).ToString() : node.ToString();
        return string.Join('.', node.Ancestors().OfType<TypeDeclarationSyntax>().Select(outer => outer.Identifier.Text).Prepend(text));
    }
}
