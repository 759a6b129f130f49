using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Wirefix.Agent.Building;
using Wirefix.Agent.Copying;
using Wirefix.Replay;
using Wirefix.Traffic;
using Wirefix.Traffic.Formats;

namespace Wirefix.Agent.Regression;

/// <summary>Writes the regression test of a plan into the working copy.</summary>
internal static class RegressionTestWriter
{
    private const string Folder = "Regression";

    /// <summary>What every test needs beside it.</summary>
    private static readonly ImmutableArray<string> Shared = ["RecordedUpstream", "RecordedCall", "AnswerFields"];

    /// <summary>The test of a form, as written.</summary>
    public static async Task<RegressionTest> WriteAsync(WorkingCopy copy, Project service, RegressionForm form, CancellationToken cancellationToken)
    {
        var project = await TestProject.ForAsync(service.Solution, service, VersionOf(service), cancellationToken).ConfigureAwait(false);
        var source = new TestSource(project, $"{project.Namespace}.{Folder}");
        var folder = Path.Combine(Path.GetDirectoryName(project.Path)!, Folder);
        var className = FreeName(folder, CSharpText.ClassName(form.Inbound, project.Style.Ending));

        var files = new Dictionary<string, byte[]>(ProjectFileEdit.Add(project))
        {
            [Path.Combine(folder, $"{className}.cs")] = Bytes(source.Write(className, form, $"{Folder}/{className}.har")),
            [Path.Combine(folder, $"{className}.har")] = Har(RecordedCase.Recording(form.Calls)),
        };
        foreach (var support in Shared.Append(form.Upstream).Concat(form.Support).Distinct())
            files[Path.Combine(folder, $"{support}.cs")] = Bytes(SupportSource.In(support, source.Namespace, project.Style.Layout));
        await WriteAsync(copy, project, files, cancellationToken).ConfigureAwait(false);
        return new RegressionTest(
            project.Path,
            project.Assembly ?? await SolutionBuild.AssemblyOfAsync(copy, project.Path, cancellationToken).ConfigureAwait(false),
            Path.Combine(folder, $"{className}.cs"),
            $"{source.Namespace}.{className}",
            new OwnAssertion(project.Tests.FailureLead, form.AssertionStart),
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

    /// <summary>The newest major version of .NET that the service was built for; from its output folder, as in <c>net10.0</c>.</summary>
    private static int VersionOf(Project service)
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
