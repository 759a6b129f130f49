using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Wirefix.Agent.Building;
using Wirefix.Agent.Copying;
using Wirefix.Agent.Planning;
using Wirefix.Facts;
using Wirefix.Replay;
using Wirefix.Traffic;
using Wirefix.Traffic.Formats;

namespace Wirefix.Agent.Regression;

/// <summary>Writes the regression test of a plan into the working copy.</summary>
internal static class RegressionTestWriter
{
    private const string Folder = "Regression";

    /// <summary>
    /// The test as written, or null where the capture holds no inbound exchange that led to the fault's calls.
    /// </summary>
    public static async Task<RegressionTest?> WriteAsync(
        WorkingCopy copy, Project service, Investigation investigation, Snapshot snapshot, CancellationToken cancellationToken)
    {
        var called = investigation.Finding.Endpoint;
        var limit = (int)MetricGoals.GoalOf(investigation.Finding).Target;
        if (RecordedCase.Find(snapshot, EndpointSelector.Of(called)) is not { } recorded)
            return null;

        var inbound = InboundEndpoint(investigation, recorded);
        var project = TestProject.For(service.Solution, service, FrameworkOf(service));
        var entryPoint = await EntryPointAsync(service, cancellationToken).ConfigureAwait(false);
        var source = new TestSource($"{project.Namespace}.{Folder}", entryPoint, project.CancellationToken);
        var folder = Path.Combine(Path.GetDirectoryName(project.Path)!, Folder);
        var className = FreeName(folder, TestSource.ClassName(inbound));
        var recording = $"{Folder}/{className}.har";

        var files = new Dictionary<string, byte[]>(ProjectFileEdit.Add(project))
        {
            [Path.Combine(folder, $"{className}.cs")] = Bytes(source.PeakInFlight(className, inbound, called, recorded, limit, recording)),
            [Path.Combine(folder, $"{className}.har")] = Har(recorded.Recording()),
            [Path.Combine(folder, UpstreamSource.FileName)] = Bytes(UpstreamSource.In(source.Namespace)),
        };
        await WriteAsync(copy, project, files, cancellationToken).ConfigureAwait(false);
        return new RegressionTest(
            project.Path,
            project.Assembly ?? await SolutionBuild.AssemblyOfAsync(copy, project.Path, cancellationToken).ConfigureAwait(false),
            Path.Combine(folder, $"{className}.cs"),
            $"{source.Namespace}.{className}",
            TestSource.AssertionStart,
            files.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    /// <summary>A class name that no file of the folder has taken: an earlier test of the same route stays.</summary>
    private static string FreeName(string folder, string name)
    {
        var free = name;
        for (var number = 2; File.Exists(Path.Combine(folder, $"{free}.cs")); number++)
            free = $"{name}{number}";
        return free;
    }

    private static async Task WriteAsync(WorkingCopy copy, TestProject project, Dictionary<string, byte[]> files, CancellationToken cancellationToken)
    {
        var isNew = !File.Exists(project.Path);
        foreach (var (path, content) in files)
            copy.Write(path, content);

        if (!isNew || Path.GetExtension(copy.Solution) is not (".sln" or ".slnx"))
            return;
        copy.Remember(copy.Solution);
        var added = await DotnetCommand.RunAsync(
            ["sln", copy.Solution, "add", project.Path], Path.GetDirectoryName(copy.Solution)!, copy.Environment, TimeSpan.FromMinutes(1), cancellationToken).ConfigureAwait(false);
        if (added.ExitCode != 0)
            throw new PreconditionException($"{copy.ToUser(copy.Solution)}: expected a solution that `dotnet sln add` can change, found\n{copy.InUserTree(added.Output)}\nAdd a test project to the solution and run again.");
        files[copy.Solution] = await File.ReadAllBytesAsync(copy.Solution, cancellationToken).ConfigureAwait(false);
    }

    private static Endpoint InboundEndpoint(Investigation investigation, RecordedCase recorded) =>
        new(recorded.Inbound.Request.Method, recorded.Inbound.Request.Url.Host, RoutePath(investigation) ?? PathTemplate.Parse(recorded.Inbound.Request.Url.AbsolutePath));

    /// <summary>The route as the code writes it names its parameters better than what the traffic alone can tell.</summary>
    private static PathTemplate? RoutePath(Investigation investigation) =>
        investigation.Suspects[0].Bindings.FirstOrDefault(binding => binding.Reason == "route template" && binding.Code.Contains('/', StringComparison.Ordinal)) is { } route
            ? PathTemplate.Parse(route.Code[route.Code.IndexOf('/', StringComparison.Ordinal)..])
            : null;

    /// <summary>The program's own type where the language made it public, else the first public class of the assembly.</summary>
    private static async Task<string> EntryPointAsync(Project service, CancellationToken cancellationToken)
    {
        var compilation = (await service.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        var program = compilation.GetEntryPoint(cancellationToken)?.ContainingType;
        if (program is { DeclaredAccessibility: Accessibility.Public })
            return Qualified(program);
        return Types(compilation.Assembly.GlobalNamespace)
            .Where(type => type is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, TypeKind: TypeKind.Class, Arity: 0 })
            .Select(Qualified)
            .Order(StringComparer.Ordinal)
            .FirstOrDefault() ?? "Program";
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol @namespace) =>
        @namespace.GetTypeMembers().Concat(@namespace.GetNamespaceMembers().SelectMany(Types));

    private static string Qualified(INamedTypeSymbol type) =>
        type.ContainingNamespace.IsGlobalNamespace ? type.Name : type.ToDisplayString();

    /// <summary>The newest major version of .NET that the service was built for; from its output folder, as in <c>net10.0</c>.</summary>
    private static int FrameworkOf(Project service)
    {
        var folder = Path.GetFileName(Path.GetDirectoryName(service.OutputFilePath)) ?? "";
        return folder.StartsWith("net", StringComparison.Ordinal) && int.TryParse(folder[3..].Split('.')[0], out var major) ? major : Environment.Version.Major;
    }

    private static byte[] Har(Snapshot snapshot)
    {
        using var stream = new MemoryStream();
        HarWriter.Write(snapshot, stream);
        return stream.ToArray();
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
