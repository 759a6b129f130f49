using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirefix.Workspace.Locating.Code;

/// <summary>Where code names what is not there, so that what it calls cannot be followed.</summary>
internal static class CodeGaps
{
    /// <summary>A message for each project with such places, for those that the index stands for.</summary>
    public static async Task<ImmutableArray<string>> ReadAsync(Solution solution, CodeIndex index, CancellationToken ct)
    {
        var bodies = index.Units.ToLookup(unit => unit.Project.Id);
        var gaps = ImmutableArray.CreateBuilder<string>();
        foreach (var project in FrameworkGroups.Of(solution).Select(group => group[0]))
        {
            var declared = await DeclarationsAsync(project, ct);
            var called = bodies[project.Id].SelectMany(unit => unit.Operations.OfType<IInvalidOperation>()).Select(gap => gap.Syntax.GetLocation());
            CodeLine[] lines = [.. declared.Concat(called).Where(place => place.IsInSource).Select(LineOf).Distinct().OrderBy(line => line.File).ThenBy(line => line.Line)];
            if (lines.Length > 0)
                gaps.Add(Message(project, lines));
        }

        return gaps.ToImmutable();
    }

    private static async Task<IEnumerable<Location>> DeclarationsAsync(Project project, CancellationToken ct) =>
        await project.GetCompilationAsync(ct) is { } compilation
            ? compilation.GetDeclarationDiagnostics(ct).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Location)
            : [];

    private static CodeLine LineOf(Location place)
    {
        var span = place.GetLineSpan();
        return new CodeLine(span.Path, span.StartLinePosition.Line + 1);
    }

    private static string Message(Project project, CodeLine[] lines) => string.Create(
        CultureInfo.InvariantCulture,
        $"{project.FilePath}: expected code that compiles, found lines that do not: {lines[0].File}:{lines[0].Line}{More(lines.Length - 1)}; what they call is not followed.");

    private static string More(int more) => more == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {more} more");
}
