using Wirefix.Agent.Tests.Trees;

namespace Wirefix.Cli.Tests;

/// <summary><c>wirefix locate --map</c>: who calls whom, without a build or a capture.</summary>
public sealed class LocateMapTests : IDisposable
{
    private readonly SampleTree _tree = new();

    public LocateMapTests()
    {
        _tree.Write("src/Touches.Web/Touches.Web.csproj", "<Project />"u8.ToArray());
        _tree.Write("src/Touches.Web/Page.cs", """class Page { void Load() => http.GetAsync($"/users/{user}/touches"); }"""u8.ToArray());
        _tree.Write("src/People/People.csproj", "<Project />"u8.ToArray());
        _tree.Write("src/People/Program.cs", """app.MapGet("/users/{id}/touches", h);"""u8.ToArray());
    }

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task Text_names_both_projects_the_endpoint_and_how_it_is_known()
    {
        var result = await Tool.RunAsync("locate", _tree["src"], "--map");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(
            "Touches.Web -> People\n  GET /users/{user}/touches  known by route alone  Touches.Web/Page.cs:1  M:Page.Load\n" +
            "    GET /users/{id}/touches  People/Program.cs:1\n",
            result.Output,
            StringComparison.Ordinal);
        Assert.Contains("Radar.Mail -> gmail.googleapis.com (not in this tree)\n", result.Output, StringComparison.Ordinal);
        result.LeftNothing();
    }

    [Fact]
    public async Task A_capture_confirms_what_it_shows()
    {
        var result = await Tool.RunAsync("locate", _tree["src"], "--map", "--capture", _tree["capture"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"(?m)^  GET /gmail/\S+/\{id\}\S*  not known  captured [1-9]\d+ times  Radar\.Mail/MailClient\.cs:\d+  ", result.Output);
        Assert.Matches(@"(?m)^  GET /users/\{user\}/touches  known by route alone  not captured  ", result.Output);
    }

    [Fact]
    public async Task Json_has_every_call()
    {
        var result = await Tool.RunAsync("locate", _tree["src"], "--map", "--json");

        var calls = result.Json.GetProperty("calls").EnumerateArray().ToArray();
        var call = calls.Single(each => each.GetProperty("from").GetString() == "Touches.Web/Touches.Web.csproj");
        Assert.Equal("route", call.GetProperty("basis").GetString());
        Assert.Equal("People/People.csproj", call.GetProperty("targets")[0].GetProperty("project").GetString());
        Assert.Equal(1, result.Json.GetProperty("schemaVersion").GetInt32());
        Assert.Empty(result.Json.GetProperty("problems").EnumerateArray());
    }
}
