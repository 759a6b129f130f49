namespace Wirefix.CodeFixes.Tests;

/// <summary>What the fix takes up from the code around it: the token, the way to await, the names that are taken.</summary>
public sealed class SurroundingsTests
{
    [Theory]
    [InlineData("CancellationToken cancellationToken", "", "client.GetAsync(id, cancellationToken)", "cancellationToken")]
    [InlineData("CancellationToken a, CancellationToken b", "", "client.GetAsync(id, a)", "a")]
    [InlineData("CancellationToken stop", "", "client.GetAsync(id)", "stop")]
    [InlineData("string other", "var token = CancellationToken.None;", "client.GetAsync(id)", "token")]
    [InlineData("in CancellationToken stop", "", "client.GetAsync(id)", "")]
    public async Task A_cancellation_token_in_scope_ends_the_wait(string parameter, string local, string call, string expected)
    {
        // A method with an `in` parameter cannot be async.
        var (head, wait) = parameter.StartsWith("in ", StringComparison.Ordinal) ? ("public Task", "return ") : ("public async Task", "await ");
        var declaration = wait == "await " ? "using var" : "var";
        var before = local.Length == 0 ? "" : local + "\n    ";
        await FanOut.In($$"""
            {{head}} Run(IReadOnlyList<string> ids, {{parameter}})
            {
                {{before}}{{wait}}[|Task.WhenAll|](ids.Select(id => {{call}}));
            }
            """).Becomes($$"""
            {{head}} Run(IReadOnlyList<string> ids, {{parameter}})
            {
                {{before}}const int maxInFlight = 10;
                {{declaration}} gate = new SemaphoreSlim(maxInFlight);
                {{wait}}Task.WhenAll(ids.Select(async id =>
                {
                    await gate.WaitAsync({{expected}});
                    try
                    {
                        return await {{call}};
                    }
                    finally
                    {
                        gate.Release();
                    }
                }));
            }
            """);
    }

    [Fact]
    public async Task ConfigureAwait_is_kept_up() =>
        await FanOut.In("""
            public async Task Run(IReadOnlyList<string> ids)
            {
                await [|Task.WhenAll|](ids.Select(id => client.GetAsync(id))).ConfigureAwait(false);
            }
            """).Becomes("""
            public async Task Run(IReadOnlyList<string> ids)
            {
                const int maxInFlight = 10;
                using var gate = new SemaphoreSlim(maxInFlight);
                await Task.WhenAll(ids.Select(async id =>
                {
                    await gate.WaitAsync().ConfigureAwait(false);
                    try
                    {
                        return await client.GetAsync(id).ConfigureAwait(false);
                    }
                    finally
                    {
                        gate.Release();
                    }
                })).ConfigureAwait(false);
            }
            """);

    [Fact]
    public async Task Names_that_are_taken_get_a_number() =>
        await FanOut.In("""
            private readonly int maxInFlight = 3;

            public async Task Run(IReadOnlyList<string> ids, string id, object gate)
            {
                await [|Task.WhenAll|](ids.Select(client.DeleteAsync));
                Console.WriteLine((id, gate, maxInFlight));
            }
            """).Becomes("""
            private readonly int maxInFlight = 3;

            public async Task Run(IReadOnlyList<string> ids, string id, object gate)
            {
                const int maxInFlight2 = 10;
                using var gate2 = new SemaphoreSlim(maxInFlight2);
                await Task.WhenAll(ids.Select(async id2 =>
                {
                    await gate2.WaitAsync();
                    try
                    {
                        await client.DeleteAsync(id2);
                    }
                    finally
                    {
                        gate2.Release();
                    }
                }));
                Console.WriteLine((id, gate, maxInFlight));
            }
            """);
}
