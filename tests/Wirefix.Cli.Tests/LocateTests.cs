using Wirefix.Agent.Tests.Trees;

namespace Wirefix.Cli.Tests;

public sealed class LocateTests
{
    [Fact]
    public async Task The_member_that_fans_out_comes_first_with_its_place_and_the_chain_that_leads_to_it()
    {
        var result = await ToolProcess.RunAsync(
            "locate", Path.Combine(SampleTree.Origin, "Radar.sln"), "--capture", Path.Combine(SampleTree.Origin, "capture"), "--json");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(1, result.Json.GetProperty("schemaVersion").GetInt32());
        var first = result.Json.GetProperty("suspects")[0];
        var location = first.GetProperty("location");
        var (file, line) = (location.GetProperty("file").GetString()!, location.GetProperty("line").GetInt32());
        Assert.Equal("src/Radar.Api/Sync/MessageFetcher.cs", file);
        Assert.StartsWith("M:Radar.Api.Sync.MessageFetcher.FetchPageAsync(", location.GetProperty("symbol").GetString(), StringComparison.Ordinal);
        Assert.Contains("Task.WhenAll", File.ReadLines(Path.Combine(SampleTree.Origin, file)).ElementAt(line - 1), StringComparison.Ordinal);
        Assert.Equal(
            ["entry SyncEndpoints.SyncAsync", "registered SyncService.SyncAsync", "registered MessageFetcher.FetchPageAsync", "registered MailClient.GetMessageAsync"],
            first.GetProperty("callChain").EnumerateArray().Select(link => $"{link.GetProperty("edge").GetString()} {link.GetProperty("location").GetProperty("name").GetString()}"));
        result.LeftNothing();
    }

    [Fact]
    public async Task A_folder_is_looked_through_and_the_line_of_each_registration_is_told()
    {
        using var tree = new SampleTree();
        var before = tree.Digests();

        var result = await Tool.RunAsync("locate", tree.Path, "--capture", tree["capture"]);

        Assert.Equal(0, result.ExitCode);
        var registration = File.ReadLines(tree["src/Radar.Api/Program.cs"]).ToList().FindIndex(line => line.Contains("MessageFetcher", StringComparison.Ordinal)) + 1;
        Assert.Contains($"MessageFetcher.FetchPageAsync (src/Radar.Api/Sync/MessageFetcher.cs:9), registered at src/Radar.Api/Program.cs:{registration}", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Note:", result.Output, StringComparison.Ordinal);
        Assert.Equal(before, tree.Digests());
        result.LeftNothing();
    }

    [Fact]
    public async Task A_project_that_does_not_restore_is_named_and_answered_from_syntax()
    {
        using var tree = new SampleTree();
        tree.Write("nuget.config", """<configuration><packageSources><clear/><add key="none" value="."/></packageSources></configuration>"""u8.ToArray());
        tree.Replace("src/Radar.Mail/Radar.Mail.csproj", "</Project>", """<ItemGroup><PackageReference Include="Radar.NoSuchPackage" VersionOverride="1.0.0" /></ItemGroup></Project>""");

        var result = await Tool.RunAsync("locate", tree["Radar.sln"], "--capture", tree["capture"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Note: " + tree["src/Radar.Api/Radar.Api.csproj"], result.Output, StringComparison.Ordinal);
        Assert.Contains("Radar.NoSuchPackage", result.Output, StringComparison.Ordinal);
        Assert.Contains("MailClient.GetMessageAsync", result.Output, StringComparison.Ordinal);
        Assert.Contains("did not load: this is known from syntax alone", result.Output, StringComparison.Ordinal);
        result.LeftNothing();
    }

    [Fact]
    public async Task Where_a_referenced_project_is_missing_the_rest_is_answered_from_syntax()
    {
        using var tree = new SampleTree();
        Directory.Delete(tree["src/Radar.Mail"], recursive: true);

        var result = await Tool.RunAsync("locate", tree["Radar.sln"], "--capture", tree["capture"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"Note: {tree["Radar.sln"]}: expected the project {tree["src/Radar.Mail/Radar.Mail.csproj"]}, found no such file", result.Output, StringComparison.Ordinal);
        Assert.Contains("SyncEndpoints.SyncAsync", result.Output, StringComparison.Ordinal);
        Assert.Contains("Radar.Api is not whole: this is known from syntax alone", result.Output, StringComparison.Ordinal);
        result.LeftNothing();
    }

    [Fact]
    public async Task An_sdk_that_is_not_there_is_named_and_the_tree_is_answered_from_syntax()
    {
        using var tree = new SampleTree();
        tree.Write("global.json", """{ "sdk": { "version": "99.0.100", "rollForward": "disable" } }"""u8.ToArray());

        var result = await Tool.RunAsync("locate", tree["Radar.sln"], "--capture", tree["capture"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Install the [99.0.100] .NET SDK", result.Output, StringComparison.Ordinal);
        Assert.Contains("MailClient.GetMessageAsync", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_that_does_not_compile_is_told_and_the_rest_is_followed()
    {
        using var tree = new SampleTree();
        tree.Write("src/Radar.Mail/Broken.cs", "class Broken(No.Such.Type a)\n{\n    object B() => a.C(new Missing());\n}\n"u8.ToArray());

        var result = await Tool.RunAsync("locate", tree["Radar.sln"], "--capture", tree["capture"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"lines that do not: {tree["src/Radar.Mail/Broken.cs"]}:1 and 1 more; what they call is not followed.", result.Output, StringComparison.Ordinal);
        Assert.Contains("1. MessageFetcher.FetchPageAsync", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_build_logic_nothing_of_the_tree_runs_and_the_ends_are_known_from_syntax()
    {
        using var tree = new SampleTree();
        var ran = tree["ran.txt"];
        tree.Replace("Directory.Build.props", "</Project>", $"""<Target Name="Tell" BeforeTargets="_GenerateRestoreGraph;CollectPackageReferences"><WriteLinesToFile File="{ran}" Lines="ran" /></Target></Project>""");
        string[] arguments = [tree["Radar.sln"], "--capture", tree["capture"]];

        foreach (var command in (string[])["locate", "context"])
        {
            var result = await Tool.RunAsync([command, .. arguments, "--no-build-logic"]);

            Assert.Equal(0, result.ExitCode);
            Assert.Contains("MailClient.GetMessageAsync", result.Output, StringComparison.Ordinal);
            Assert.Contains("Nothing was restored, built or loaded", result.Output, StringComparison.Ordinal);
            Assert.False(File.Exists(ran));
        }

        await Tool.RunAsync(["locate", .. arguments]);
        Assert.True(File.Exists(ran));
    }
}
