using Wirefix.Agent.Tests.Trees;

namespace Wirefix.Cli.Tests;

/// <summary>Solutions and services with which a run cannot begin, or cannot measure.</summary>
public sealed class BadSolutionTests : IDisposable
{
    private const string Service = "src/Radar.Api/Radar.Api.csproj";

    private readonly SampleTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task A_solution_that_does_not_exist_is_named() =>
        await RefusesAsync("NoSuch.sln", _tree["NoSuch.sln"], "found nothing");

    [Fact]
    public async Task A_folder_is_no_solution() => await RefusesAsync("src", _tree["src"], "found a folder");

    [Fact]
    public async Task A_solution_that_does_not_restore_names_the_package()
    {
        _tree.Write("nuget.config", """<configuration><packageSources><clear/><add key="none" value="."/></packageSources></configuration>"""u8.ToArray());
        _tree.Replace(Service, "</Project>", """<ItemGroup><PackageReference Include="Radar.NoSuchPackage" VersionOverride="1.0.0" /></ItemGroup></Project>""");

        await RefusesAsync(Service, "Radar.NoSuchPackage", _tree[Service]);
    }

    [Fact]
    public async Task A_solution_that_does_not_compile_names_the_error_in_the_users_file()
    {
        _tree.Replace("src/Radar.Mail/MailOptions.cs", "public Uri? BaseAddress", "public Url? BaseAddress");

        await RefusesAsync(Service, "error CS0246", _tree["src/Radar.Mail/MailOptions.cs"]);
    }

    [Fact]
    public async Task A_call_that_was_not_recorded_is_named_and_the_fault_counts_as_not_reproduced()
    {
        const string missing = "/gmail/v1/users/me/messages/1a1f42f77d0d0e4e?format=metadata";
        File.Delete(Directory.GetFiles(_tree["capture/gmail.googleapis.com"]).Single(file => File.ReadAllText(file).Contains(missing, StringComparison.Ordinal)));
        var before = _tree.Digests();

        var result = await ToolProcess.RunAsync("fix", _tree[Service], "--capture", _tree["capture"]);

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("Not reproduced: ", result.Output, StringComparison.Ordinal);
        Assert.Contains($"GET gmail.googleapis.com{missing}", result.Output, StringComparison.Ordinal);
        Assert.Equal(before, _tree.Digests());
        result.LeftNothing();
    }

    private async Task RefusesAsync(string solution, params string[] parts)
    {
        var before = _tree.Digests();

        var result = await Tool.RunAsync("fix", _tree[solution], "--capture", _tree["capture"]);

        result.RefusedBecause(parts);
        Assert.DoesNotContain(Path.Combine(Path.GetTempPath(), $"wirefix-{result.Id}"), result.Errors, StringComparison.Ordinal);
        Assert.Equal(before, _tree.Digests());
    }
}
