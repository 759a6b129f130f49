using System.Net;

namespace Wirefix.CodeFixes.Tests;

/// <summary>What the fixed code does when it runs.</summary>
public sealed class BehaviorTests
{
    private const int Limit = 3;

    private static readonly string[] Ids = [.. Enumerable.Range(0, 20).Select(i => "m" + i)];

    public static TheoryData<string> Readers =>
    [
        "public async Task<string[]> Run(string[] ids, CancellationToken stop) => await Task.WhenAll(ids.Select(id => http.GetStringAsync(id, stop)));",
        "public Task<string[]> Run(string[] ids, CancellationToken stop) => Task.WhenAll(ids.Select(async id => { var text = await http.GetStringAsync(id, stop); return text; }));",
        "public Task<string[]> Run(string[] ids, CancellationToken stop) => Task.WhenAll(from id in ids select http.GetStringAsync(id, stop));",
        "public async Task<string[]> Run(string[] ids, CancellationToken stop) { var tasks = ids.Select(Get).ToList(); return await Task.WhenAll(tasks); Task<string> Get(string id) => http.GetStringAsync(id, stop); }",
        "public async Task<string[]> Run(string[] ids, CancellationToken stop) { var tasks = new List<Task<string>>(); foreach (var id in ids) tasks.Add(http.GetStringAsync(id, stop)); return await Task.WhenAll(tasks); }",
        "public async Task<string[]> Run(string[] ids, CancellationToken stop) { var tasks = new Task<string>[ids.Length]; for (var i = 0; i < ids.Length; i++) tasks[i] = http.GetStringAsync(ids[i], stop); return await Task.WhenAll(tasks); }",
        "public async Task<string[]> Run(string[] ids, CancellationToken stop) { var rest = new Queue<string>(ids); var tasks = new List<Task<string>>(); while (rest.Count > 0) tasks.Add(http.GetStringAsync(rest.Dequeue(), stop)); return await Task.WhenAll(tasks); }",
    ];

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task As_many_calls_as_allowed_are_in_flight_and_results_keep_their_order(string member)
    {
        using var upstream = new Upstream(Ids.Length, Limit, _ => HttpStatusCode.OK);

        var results = await BoundedCode.RunAsync(member, Limit, upstream, Ids, CancellationToken.None);

        Assert.Equal(Ids, results);
        Assert.Equal(Limit, upstream.Peak);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task A_call_that_fails_fails_the_whole_after_all_others_have_had_their_turn(string member)
    {
        using var upstream = new Upstream(Ids.Length, Limit, id => id == "m4" ? HttpStatusCode.NotFound : HttpStatusCode.OK);

        var thrown = await Assert.ThrowsAsync<HttpRequestException>(() => BoundedCode.RunAsync(member, Limit, upstream, Ids, CancellationToken.None));

        Assert.Equal(HttpStatusCode.NotFound, thrown.StatusCode);
        Assert.Equal(Ids.Length, upstream.Arrived);
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Cancellation_ends_the_calls_and_those_that_wait_for_their_turn(string member)
    {
        using var stop = new CancellationTokenSource();
        using var upstream = new Upstream(Ids.Length, Limit, id =>
        {
            if (id == "m4")
                stop.Cancel();
            return HttpStatusCode.OK;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => BoundedCode.RunAsync(member, Limit, upstream, Ids, stop.Token));

        Assert.InRange(upstream.Arrived, 5, Ids.Length - 1);
    }
}
