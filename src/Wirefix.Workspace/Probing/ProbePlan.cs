using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating;

namespace Wirefix.Workspace.Probing;

/// <summary>Where probes are to stand, and the files with them.</summary>
/// <param name="Places">The places that were asked for, in their order.</param>
/// <param name="Files">The files with probes, by path.</param>
/// <param name="Probes">How many probes there are; their numbers begin at 0.</param>
public sealed record ProbePlan(ImmutableArray<ProbedPlace> Places, ImmutableArray<ProbedFile> Files, int Probes)
{
    /// <summary>Plans the probes of some places of a solution; changes nothing.</summary>
    public static async Task<ProbePlan> OfAsync(Solution solution, ImmutableArray<SymbolLocation> places, CancellationToken cancellationToken)
    {
        var insertions = new Dictionary<string, ProbeInsertion>(StringComparer.Ordinal);
        var numbers = new ProbeNumbers();
        var probed = ImmutableArray.CreateBuilder<ProbedPlace>();
        foreach (var place in places)
            probed.Add(await AddAsync(place).ConfigureAwait(false));
        return new ProbePlan(
            probed.ToImmutable(),
            [.. insertions.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => new ProbedFile(each.Key, ProjectsOf(each.Key), each.Value.Text))],
            numbers.Count);

        async Task<ProbedPlace> AddAsync(SymbolLocation place)
        {
            if (await DeclarationAsync(solution, place, cancellationToken).ConfigureAwait(false) is not ({ FilePath: { } path } document, { } declaration))
                return new ProbedPlace(place, null, null);
            var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
            var code = ProbedCode.Of(declaration, place.Line, model, cancellationToken);
            if (code.Functions.IsEmpty)
                return new ProbedPlace(place, null, null);
            if (!insertions.TryGetValue(path, out var insertion))
                insertions[path] = insertion = new ProbeInsertion(declaration.SyntaxTree, numbers);
            var entered = insertion.AtStart(code.Functions, model);
            return new ProbedPlace(place, entered, code.Reached is { } reached ? insertion.At(reached, model) : entered);
        }

        ImmutableArray<string> ProjectsOf(string file) =>
        [
            .. solution.GetDocumentIdsWithFilePath(file).Select(id => solution.GetProject(id.ProjectId)!.FilePath)
                .OfType<string>().Distinct().Order(StringComparer.Ordinal),
        ];
    }

    // Of several parts the one in the file that is meant.
    private static async Task<(Document? Document, SyntaxNode? Declaration)> DeclarationAsync(
        Solution solution, SymbolLocation place, CancellationToken cancellationToken)
    {
        if (solution.Projects.FirstOrDefault(project => project.Name == place.Project) is not { } project)
            return (null, null);
        var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        var declaration = DocumentationCommentId.GetSymbolsForDeclarationId(place.Symbol, compilation!)
            .Select(symbol => symbol is IMethodSymbol { PartialImplementationPart: { } part } ? part : symbol)
            .SelectMany(symbol => symbol.DeclaringSyntaxReferences)
            .OrderByDescending(reference => reference.SyntaxTree.FilePath == place.File)
            .FirstOrDefault();
        return declaration is null || solution.GetDocument(declaration.SyntaxTree) is not { } document || document is SourceGeneratedDocument
            ? (null, null)
            : (document, await declaration.GetSyntaxAsync(cancellationToken).ConfigureAwait(false));
    }
}
