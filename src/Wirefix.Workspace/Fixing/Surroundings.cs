using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Workspace.Editing;
using Wirefix.Workspace.Locating;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Fixing;

/// <summary>What of the code is near the suspects: their members, their call chains, what these call, and the types that they use.</summary>
public sealed class Surroundings
{
    // Who builds an address or reads a frame for a suspect is a step or two away; further off stands what everybody calls.
    private const int MostSteps = 3;

    private readonly ImmutableArray<(SyntaxNode Declaration, Nearness Nearness, int Suspect, int? Line)> _declarations;

    private Surroundings(ImmutableArray<(SyntaxNode, Nearness, int, int?)> declarations) => _declarations = declarations;

    /// <summary>Looks around in a solution that declares the suspects.</summary>
    public static async Task<Surroundings> OfAsync(Solution solution, ImmutableArray<Suspect> suspects, CancellationToken cancellationToken)
    {
        var found = new List<(SyntaxNode, Nearness, int, int?)>();
        for (var i = 0; i < suspects.Length; i++)
            found.AddRange(await DeclaredAsync(solution, suspects[i].Location, Nearness.Suspect, i, cancellationToken).ConfigureAwait(false));
        for (var i = 0; i < suspects.Length; i++)
        {
            foreach (var link in suspects[i].CallChain)
                found.AddRange(await DeclaredAsync(solution, link.Location, Nearness.CallChain, i, cancellationToken).ConfigureAwait(false));
        }

        var mentions = new Mentions(solution);
        var known = found.Select(each => each.Item1).ToHashSet();
        var types = new HashSet<SyntaxNode>();
        var edge = known.ToArray();
        for (var step = 0; edge.Length > 0 && step <= MostSteps; step++)
        {
            var called = new List<SyntaxNode>();
            foreach (var declaration in edge)
            {
                var mentioned = await mentions.OfAsync(declaration, cancellationToken).ConfigureAwait(false);
                types.UnionWith(mentioned.Types);
                called.AddRange(mentioned.Members.Where(known.Add));
            }

            if (step < MostSteps)
                found.AddRange(called.Select(each => (each, Nearness.Called, suspects.Length, (int?)null)));
            edge = [.. called];
        }

        found.AddRange(types.Select(each => (each, Nearness.UsedType, 0, (int?)null)));
        return new Surroundings([.. found]);
    }

    /// <summary>Where a location of the solution is: the nearest that holds it; of several alike, the one whose line is nearest.</summary>
    public Place PlaceOf(Location location)
    {
        var line = Places.Line(location);
        return _declarations
            .Where(each => each.Declaration.SyntaxTree == location.SourceTree && MemberSpan.Of(each.Declaration).Contains(location.SourceSpan))
            .Select(each => new Place(each.Nearness, each.Suspect, each.Line is { } meant ? Math.Abs(meant - line) : 0))
            .OrderBy(place => place.Nearness).ThenBy(place => place.Lines).ThenBy(place => place.Suspect)
            .FirstOrDefault(Place.Elsewhere);
    }

    private static async Task<IEnumerable<(SyntaxNode, Nearness, int, int?)>> DeclaredAsync(
        Solution solution, SymbolLocation location, Nearness nearness, int suspect, CancellationToken cancellationToken)
    {
        if (solution.Projects.FirstOrDefault(project => project.Name == location.Project) is not { } project)
            return [];
        var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        var declarations = DocumentationCommentId.GetSymbolsForDeclarationId(location.Symbol, compilation!)
            .SelectMany(symbol => symbol.DeclaringSyntaxReferences
                .Select(reference => reference.GetSyntax(cancellationToken))
                .Where(declaration => symbol is ITypeSymbol || declaration is not TypeDeclarationSyntax));
        return declarations.Select(declaration =>
        {
            var model = compilation!.GetSemanticModel(declaration.SyntaxTree);
            return (RouteHandlers.Meant(declaration, location.Line, model, cancellationToken), nearness, suspect, (int?)location.Line);
        });
    }
}
