using Wirefix.Agent.Copying;

namespace Wirefix.Agent.Tests;

/// <summary>What a copy remembers decides whether a change may be written over the user's file.</summary>
public sealed class WorkingCopyTests : IDisposable
{
    private readonly DirectoryInfo _tree = Directory.CreateTempSubdirectory("wirefix-tests-");

    public void Dispose() => _tree.Delete(recursive: true);

    [Fact]
    public void The_original_of_a_file_is_what_was_copied_whether_the_run_wrote_it_or_not()
    {
        var project = Path.Combine(_tree.FullName, "App.csproj");
        var source = Path.Combine(_tree.FullName, "App.cs");
        File.WriteAllText(project, "<Project />");
        File.WriteAllBytes(source, [1]);
        using var copy = WorkingCopy.Create(project, CancellationToken.None);
        var copied = copy.ToCopy(source);

        File.WriteAllBytes(source, [9]);
        var unwritten = copy.Original(copied);
        copy.Write(copied, [2]);
        copy.Write(copied, [3]);

        Assert.Equal([1], unwritten!);
        Assert.Equal([1], copy.Original(copied)!);
    }

    [Fact]
    public void A_file_that_the_run_adds_has_no_original()
    {
        var project = Path.Combine(_tree.FullName, "App.csproj");
        File.WriteAllText(project, "<Project />");
        using var copy = WorkingCopy.Create(project, CancellationToken.None);
        var added = Path.Combine(Path.GetDirectoryName(copy.Solution)!, "Tests", "New.cs");

        copy.Write(added, [1]);

        Assert.Null(copy.Original(added));
        Assert.Equal(Path.Combine(_tree.FullName, "Tests", "New.cs"), copy.ToUser(added));
    }
}
