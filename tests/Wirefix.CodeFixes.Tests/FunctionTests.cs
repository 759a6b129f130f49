namespace Wirefix.CodeFixes.Tests;

/// <summary>Functions that are called for each element by a query operator.</summary>
public sealed class FunctionTests
{
    [Theory]
    [InlineData("id => client.GetAsync(id)", "return await client.GetAsync(id);")]
    [InlineData("id => client.DeleteAsync(id)", "await client.DeleteAsync(id);")]
    [InlineData("async id => await client.GetAsync(id)", "return await client.GetAsync(id);")]
    [InlineData("async id => await client.DeleteAsync(id)", "await client.DeleteAsync(id);")]
    [InlineData("async id => (await client.GetAsync(id)).Id", "return (await client.GetAsync(id)).Id;")]
    [InlineData("id => id.Length > 3 ? client.GetAsync(id) : client.GetAsync(\"x\")", "return await (id.Length > 3 ? client.GetAsync(id) : client.GetAsync(\"x\"));")]
    [InlineData("id => { return client.GetAsync(id); }", "return await client.GetAsync(id);")]
    [InlineData("id => { return client.DeleteAsync(id); }", "await client.DeleteAsync(id);")]
    [InlineData("async id => { await client.DeleteAsync(id); }", "await client.DeleteAsync(id);")]
    [InlineData("(string id) => client.GetAsync(id)", "return await client.GetAsync(id);")]
    [InlineData("Task<Message> (string id) => client.GetAsync(id)", "return await client.GetAsync(id);")]
    [InlineData("(id, index) => client.GetAsync(id + index)", "return await client.GetAsync(id + index);")]
    [InlineData("delegate (string id) { return client.GetAsync(id); }", "return await client.GetAsync(id);")]
    [InlineData("client.DeleteAsync", "await client.DeleteAsync(id);")]
    [InlineData("Lookup", "return await Lookup(key);")]
    [InlineData("id => Task.Run(() => client.GetAsync(id))", "return await Task.Run(() => client.GetAsync(id));")]
    [InlineData("static id => new HttpClient().GetStringAsync(id)", "return await new HttpClient().GetStringAsync(id);")]
    public async Task A_function_waits_at_a_gate(string function, string body)
    {
        var head = function switch
        {
            "client.DeleteAsync" => "async id =>",
            "Lookup" => "async key =>",
            _ when function.Contains("delegate", StringComparison.Ordinal) => "async delegate (string id)",
            _ => "async " + function[..(function.IndexOf("=>", StringComparison.Ordinal) + 2)].Replace("async ", "", StringComparison.Ordinal).Replace("static ", "", StringComparison.Ordinal),
        };
        const string lookup = "\n\nprivate Task<Message> Lookup(string key) => client.GetAsync(key);";

        await FanOut.In($$"""
            public async Task Run(IReadOnlyList<string> ids)
            {
                await [|Task.WhenAll|](ids.Select({{function}}));
            }
            """ + lookup).Becomes($$"""
            public async Task Run(IReadOnlyList<string> ids)
            {
                const int maxInFlight = 10;
                using var gate = new SemaphoreSlim(maxInFlight);
                await Task.WhenAll(ids.Select({{head}}
                {
                    await gate.WaitAsync();
                    try
                    {
                        {{body}}
                    }
                    finally
                    {
                        gate.Release();
                    }
                }));
            }
            """ + lookup);
    }

    [Fact]
    public async Task What_a_function_does_before_its_first_call_stays_in_front_of_the_gate() =>
        await FanOut.In("""
            public async Task Run(IReadOnlyList<string> ids)
            {
                var count = 0;
                await [|Task.WhenAll|](ids.Select(async id =>
                {
                    var number = count++; // one after the other
                    if (id.Length == 0)
                        return;

                    // Ask.
                    var message = await client.GetAsync(id + number);
                    Console.WriteLine(message); // answered
                }));
            }
            """).Becomes("""
            public async Task Run(IReadOnlyList<string> ids)
            {
                var count = 0;
                const int maxInFlight = 10;
                using var gate = new SemaphoreSlim(maxInFlight);
                await Task.WhenAll(ids.Select(async id =>
                {
                    var number = count++; // one after the other
                    if (id.Length == 0)
                        return;

                    await gate.WaitAsync();
                    try
                    {
                        // Ask.
                        var message = await client.GetAsync(id + number);
                        Console.WriteLine(message); // answered
                    }
                    finally
                    {
                        gate.Release();
                    }
                }));
            }
            """);

    [Fact]
    public async Task Every_return_of_a_function_that_becomes_async_is_awaited() =>
        await FanOut.In("""
            public async Task<string[]> Run(IReadOnlyList<string> ids)
            {
                return await [|Task.WhenAll|](ids.Select(id =>
                {
                    if (id.Length == 0)
                        return Task.FromResult("");
                    return client.GetAsync(id).ContinueWith(done => done.Result.Id);
                }));
            }

            public async Task Clear(IReadOnlyList<string> ids)
            {
                await [|Task.WhenAll|](ids.Select(id =>
                {
                    if (id.Length == 0)
                        return Task.CompletedTask;

                    return client.DeleteAsync(id);
                }));
            }
            """).Becomes("""
            public async Task<string[]> Run(IReadOnlyList<string> ids)
            {
                const int maxInFlight = 10;
                using var gate = new SemaphoreSlim(maxInFlight);
                return await Task.WhenAll(ids.Select(async id =>
                {
                    await gate.WaitAsync();
                    try
                    {
                        if (id.Length == 0)
                            return await Task.FromResult("");
                        return await client.GetAsync(id).ContinueWith(done => done.Result.Id);
                    }
                    finally
                    {
                        gate.Release();
                    }
                }));
            }

            public async Task Clear(IReadOnlyList<string> ids)
            {
                const int maxInFlight = 10;
                using var gate = new SemaphoreSlim(maxInFlight);
                await Task.WhenAll(ids.Select(async id =>
                {
                    if (id.Length == 0)
                        return;

                    await gate.WaitAsync();
                    try
                    {
                        await client.DeleteAsync(id);
                    }
                    finally
                    {
                        gate.Release();
                    }
                }));
            }
            """);

    [Fact]
    public async Task Comments_and_line_breaks_inside_a_lambda_stay() =>
        await FanOut.In("""
            public async Task Run(IReadOnlyList<string> ids)
            {
                // Before.
                await [|Task.WhenAll|](ids // all
                    .Where(id => id.Length > 0)
                    .Select(id =>
                        // why
                        client.GetAsync(
                            id /* which */,
                            default))); // after
            }
            """).Becomes("""
            public async Task Run(IReadOnlyList<string> ids)
            {
                const int maxInFlight = 10;
                using var gate = new SemaphoreSlim(maxInFlight);
                // Before.
                await Task.WhenAll(ids // all
                    .Where(id => id.Length > 0)
                    .Select(async id =>
                    {
                        await gate.WaitAsync();
                        try
                        {
                            // why
                            return await client.GetAsync(
                                id /* which */,
                                default);
                        }
                        finally
                        {
                            gate.Release();
                        }
                    })); // after
            }
            """);

    [Fact]
    public async Task Text_that_spans_lines_is_left_as_it_is() =>
        await FanOut.In(""""
            public async Task Run(IReadOnlyList<string> ids)
            {
                await [|Task.WhenAll|](ids.Select(id => client.GetAsync($"""
                    {id}
                    """ + @"
              x")));
            }
            """").Becomes(""""
            public async Task Run(IReadOnlyList<string> ids)
            {
                const int maxInFlight = 10;
                using var gate = new SemaphoreSlim(maxInFlight);
                await Task.WhenAll(ids.Select(async id =>
                {
                    await gate.WaitAsync();
                    try
                    {
                        return await client.GetAsync($"""
                    {id}
                    """ + @"
              x");
                    }
                    finally
                    {
                        gate.Release();
                    }
                }));
            }
            """");
}
