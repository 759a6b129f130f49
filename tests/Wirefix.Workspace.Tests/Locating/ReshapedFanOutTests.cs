namespace Wirefix.Workspace.Tests.Locating;

public sealed class ReshapedFanOutTests
{
    private const string Entry = "GET api.example.com/go/{id}";
    private const string Call = "GET depot.example.com/v1/parcels/{id}";

    [Theory]
    [InlineData("public Task RunAsync(string[] ids) => ids.Select(id => OneAsync(id)).All(); // here")]
    [InlineData("public Task RunAsync(string[] ids) => ForAll(ids, id => OneAsync(id)); // here\n static Task ForAll(string[] xs, Func<string, Task<string>> f) => Task.WhenAll(xs.Select(f));")]
    [InlineData("public Task RunAsync(string[] ids) => Task.WhenAll(Start(ids));\n IEnumerable<Task<string>> Start(string[] xs) => xs.Select(OneAsync); // here")]
    [InlineData("public Task RunAsync(string[] ids) => Task.WhenAll(Start(ids));\n IEnumerable<Task<string>> Start(string[] xs) { foreach (var x in xs) yield return OneAsync(x); } // here")]
    [InlineData("public Task RunAsync(string[] ids) { var list = new List<Task<string>>(); Fill(list, ids); return Task.WhenAll(list); }\n void Fill(List<Task<string>> l, string[] xs) { foreach (var x in xs) l.Add(OneAsync(x)); // here\n }")]
    [InlineData("public async Task RunAsync(string[] ids) { var t = new List<Task>(); foreach (var id in ids) t.Add(Go(id)); // here\n await Task.WhenAll(t); async Task Go(string id) { await OneAsync(id); } }")]
    [InlineData("private readonly List<Task> _t = new(); public async Task RunAsync(string[] ids) { foreach (var id in ids) _t.Add(OneAsync(id)); // here\n await Task.WhenAll(_t); }")]
    [InlineData("public async Task RunAsync(string[] ids) { var t = ids.ToDictionary(id => id, id => OneAsync(id)); // here\n await Task.WhenAll(t.Values); }")]
    [InlineData("public async Task RunAsync(string[] ids) { var t = ids.Select(id => Task.Run(async () => await OneAsync(id))).ToArray(); // here\n await Task.WhenAll(t); }")]
    [InlineData("public async Task RunAsync(string[] ids) { var t = new List<Task>(); foreach (var id in ids) t.Add(Task.Factory.StartNew(() => OneAsync(id)).Unwrap()); // here\n await Task.WhenAll(t); }")]
    [InlineData("public async Task RunAsync(string[] ids) { await foreach (var x in All(ids)) Console.Write(x); }\n async IAsyncEnumerable<string> All(string[] ids) { foreach (var t in ids.Select(OneAsync).ToList()) // here\n yield return await t; }")]
    [InlineData("public Task RunAsync(string[] ids) { ids.AsParallel().ForAll(id => OneAsync(id).Wait()); return Task.CompletedTask; } // here")]
    [InlineData("public Task RunAsync(string[] ids) { Parallel.ForEach(ids, id => OneAsync(id).GetAwaiter().GetResult()); return Task.CompletedTask; } // here")]
    [InlineData("public Task RunAsync(string[] ids) => Task.WhenAll(ids.Where(i => i != \"\").Select(async (id, n) => (n, await OneAsync(id)))); // here")]
    [InlineData("public Task RunAsync(string[] ids) => PageAsync(ids);\n Task PageAsync(string[] ids) => Task.WhenAll(ids.Select(id => FetchAsync(id))); // here\n async Task<string> FetchAsync(string id) { try { return await OneAsync(id); } catch (HttpRequestException) { return \"\"; } }")]
    [InlineData("public async Task RunAsync(string[] ids) { var t = ids.Select(id => OneAsync(id)); var a = t.Select(async x => (await x).Length); await Task.WhenAll(a); } // here")]
    [InlineData("public async Task RunAsync(string[] ids) { Task<string>[] t; t = [.. from id in ids select OneAsync(id)]; // here\n await Task.WhenAll(t); }")]
    public async Task However_the_tasks_travel_the_line_that_multiplies_ranks_first(string members)
    {
        var program = Program(members);
        using var sources = new Sources().Add("Api", program);

        var suspects = await Locate.FanOutAsync(sources, Entry, Call);

        Assert.Equal(Locate.Line(program, "// here"), suspects[0].Location.Line);
        Assert.Contains("nothing bounds how many are in flight", suspects[0].Reasons[0]);
        Assert.Empty(suspects[0].Doubts);
    }

    [Theory]
    [InlineData("public Task RunAsync(string[] ids) => PageAsync(ids);\n readonly SemaphoreSlim _gate = new(8);\n Task PageAsync(string[] ids) => Task.WhenAll(ids.Select(id => FetchAsync(id))); // bounded\n async Task<string> FetchAsync(string id) { await _gate.WaitAsync(); try { return await OneAsync(id); } finally { _gate.Release(); } }", "waits on _gate")]
    [InlineData("public async Task RunAsync(string[] ids) { using var gate = new SemaphoreSlim(5); var t = new List<Task>(); foreach (var id in ids) { await gate.WaitAsync(); t.Add(Go(id)); // bounded\n } await Task.WhenAll(t); async Task Go(string id) { try { await OneAsync(id); } finally { gate.Release(); } } }", "waits on gate")]
    [InlineData("public async Task RunAsync(string[] ids) { var t = new HashSet<Task>(); foreach (var id in ids) { t.Add(OneAsync(id)); if (t.Count >= 5) t.Remove(await Task.WhenAny(t)); // bounded\n } await Task.WhenAll(t); }", "inside the loop (Task.WhenAny)")]
    [InlineData("public async Task RunAsync(string[] ids) { var t = new List<Task>(); foreach (var id in ids) { t.Add(OneAsync(id)); // bounded\n if (t.Count < 5) continue; await Task.WhenAll(t); t.Clear(); } await Task.WhenAll(t); }", "inside the loop (Task.WhenAll)")]
    [InlineData("readonly SemaphoreSlim _gate = new(8); public Task RunAsync(string[] ids) => Task.WhenAll(ids.Select(id => InTurnAsync(() => OneAsync(id)))); // bounded\n async Task<string> InTurnAsync(Func<Task<string>> one) { await _gate.WaitAsync(); try { return await one(); } finally { _gate.Release(); } }", "waits on _gate")]
    [InlineData("public async Task RunAsync(string[] ids) { foreach (var t in Start(ids)) await t; }\n IEnumerable<Task> Start(string[] xs) { foreach (var x in xs) yield return OneAsync(x); // bounded\n }", "keeps one call in flight by itself")]
    public async Task A_bound_that_stands_elsewhere_is_a_doubt_at_the_line_that_multiplies(string members, string doubt)
    {
        var program = Program(members);
        using var sources = new Sources().Add("Api", program);

        var suspects = await Locate.FanOutAsync(sources, Entry, Call);

        Assert.Equal("Client.OneAsync", suspects[0].Location.Name);
        var bounded = Assert.Single(suspects, suspect => suspect.Location.Line == Locate.Line(program, "// bounded"));
        Assert.Contains(doubt, Assert.Single(bounded.Doubts));
    }

    [Fact]
    public async Task A_retry_around_each_call_does_not_hide_that_the_calls_overlap()
    {
        var program = Program("""
            public Task RunAsync(string[] ids) => Task.WhenAll(ids.Select(id => AgainAsync(() => OneAsync(id)))); // here
            private static async Task<string> AgainAsync(Func<Task<string>> one)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    try { return await one(); }
                    catch (HttpRequestException) { await Task.Yield(); }
                }
                return await one();
            }
            """);
        using var sources = new Sources().Add("Api", program);

        var suspects = await Locate.FanOutAsync(sources, Entry, Call);

        Assert.Equal(("Client.RunAsync", Locate.Line(program, "// here")), (suspects[0].Location.Name, suspects[0].Location.Line));
        Assert.Empty(suspects[0].Doubts);
    }

    [Fact]
    public async Task A_local_function_is_called_by_its_own_name_in_the_reason()
    {
        var program = Program("""
            public Task RunAsync(string[] ids)
            {
                return Task.WhenAll(ids.Select(Go));
                Task<string> Go(string id) => OneAsync(id);
            }
            """);
        using var sources = new Sources().Add("Api", program);

        var suspects = await Locate.FanOutAsync(sources, Entry, Call);

        Assert.StartsWith($"Line {Locate.Line(program, "Select(Go)")} calls Go for each element", suspects[0].Reasons[0]);
        Assert.EndsWith("Client.RunAsync -Direct-> Client.OneAsync", Locate.Chain(suspects[0]));
    }

    private static string Program(string members) => $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHttpClient<Client>();
        var app = builder.Build();
        app.MapGet("/go/{id}", (string id, Client client) => client.RunAsync([id]));
        app.Run();
        static class Ext { public static Task All<T>(this IEnumerable<Task<T>> tasks) => Task.WhenAll(tasks); }
        class Client(HttpClient http)
        {
            {{members}}
            private Task<string> OneAsync(string id) => http.GetStringAsync($"v1/parcels/{id}");
        }
        """;
}
