using Wirefix.Analyzers.Retries;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests.Retries;

public sealed class IgnoredRetryAfterTests
{
    private const string Loop = "is tried again at once; nothing waits before the next attempt";

    private static readonly string[] Refusing =
    [
        "out GET api.example.com/orders/{id} calls 187",
        "out GET api.example.com/orders/{id} status 429 28",
        "out GET api.example.com/orders/{id} response 429 header retry-after 27",
    ];

    [Theory]
    [InlineData("return await http.[|GetStringAsync|]($\"/orders/{id}\");")]
    [InlineData("return (await http.[|GetFromJsonAsync<string>|]($\"/orders/{id}\"))!;")]
    [InlineData("using var answer = await http.[|GetAsync|]($\"/orders/{id}\"); answer.EnsureSuccessStatusCode(); return \"\";")]
    [InlineData("var answer = await http.[|GetAsync|]($\"/orders/{id}\").ConfigureAwait(false); return answer.IsSuccessStatusCode ? \"yes\" : \"no\";")]
    [InlineData("(await http.[|GetAsync|]($\"/orders/{id}\")).EnsureSuccessStatusCode(); return \"\";")]
    [InlineData("HttpResponseMessage answer; answer = await http.[|GetAsync|]($\"/orders/{id}\"); if (!answer.IsSuccessStatusCode) return \"\"; return await answer.Content.ReadAsStringAsync();")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Get, \"/orders/\" + id); using var answer = await http.[|SendAsync|](request); if (answer.StatusCode == System.Net.HttpStatusCode.NotFound) return \"\"; answer.EnsureSuccessStatusCode(); return \"\";")]
    public Task A_call_that_treats_observed_refusals_as_any_failure_is_reported(string statements) => In(statements).Facts(Refusing).IsReported();

    [Fact]
    public Task The_message_says_what_the_wire_showed() =>
        In("return await http.[|GetStringAsync|]($\"/orders/{id}\");").Facts(Refusing).IsReported(
            "'GetStringAsync' treats a refusal as any other failure; the wire had 28 of 187 calls answered 429 at GET api.example.com/orders/{id}, 27 of them with Retry-After");

    [Theory]
    [InlineData("var answer = await http.GetAsync($\"/orders/{id}\"); if (answer.Headers.RetryAfter is { Delta: { } wait }) await Task.Delay(wait); answer.EnsureSuccessStatusCode(); return \"\";")]
    [InlineData("var answer = await http.GetAsync($\"/orders/{id}\"); if (answer.StatusCode == System.Net.HttpStatusCode.TooManyRequests) return \"later\"; answer.EnsureSuccessStatusCode(); return \"\";")]
    [InlineData("var answer = await http.GetAsync($\"/orders/{id}\"); if ((int)answer.StatusCode == 429) return \"later\"; answer.EnsureSuccessStatusCode(); return \"\";")]
    [InlineData("var answer = await http.GetAsync($\"/orders/{id}\"); if (answer.Headers.Contains(\"retry-after\")) return \"later\"; answer.EnsureSuccessStatusCode(); return \"\";")]
    [InlineData("try { return await http.GetStringAsync($\"/orders/{id}\"); } catch (HttpRequestException e) when (e.StatusCode == System.Net.HttpStatusCode.ServiceUnavailable) { return \"\"; }")]
    [InlineData("return await Wait.ForAsync(() => http.GetStringAsync($\"/orders/{id}\"));")]
    [InlineData("var answer = await http.GetAsync($\"/orders/{id}\"); Answers.Check(answer); answer.EnsureSuccessStatusCode(); return \"\";")]
    [InlineData("var answer = await http.GetAsync($\"/orders/{id}\"); return await answer.Content.ReadAsStringAsync();")]
    [InlineData("return await http.GetStringAsync($\"/carts/{id}\");")]
    [InlineData("return await http.GetStringAsync(id);")]
    public Task A_call_that_looks_at_refusals_or_may_leave_that_to_others_is_not_reported(string statements) => In(statements).Facts(Refusing).IsSilent();

    [Fact]
    public Task A_caller_in_the_same_class_that_looks_at_refusals_is_enough() => Verify.Rule<IgnoredRetryAfter>().Source("""
        public sealed class Orders(HttpClient http)
        {
            public async Task<string> FetchAsync(string id)
            {
                try { return await TryAsync(id); }
                catch (HttpRequestException e) when (e.StatusCode == System.Net.HttpStatusCode.TooManyRequests) { return ""; }
            }

            private async Task<string> TryAsync(string id) => await http.GetStringAsync($"/orders/{id}");
        }
        """).Facts(Refusing).IsSilent();

    [Fact]
    public Task Another_member_that_looks_at_refusals_is_not() => Verify.Rule<IgnoredRetryAfter>().Source("""
        public sealed class Orders(HttpClient http)
        {
            public static bool IsLater(HttpResponseMessage answer) => answer.Headers.RetryAfter is not null;

            public async Task<string> FetchAsync(string id) => await http.[|GetStringAsync|]($"/orders/{id}");
        }
        """).Facts(Refusing).IsReported();

    [Theory]
    [InlineData("out GET api.example.com/orders/{id} status 429 28")]
    [InlineData("out GET api.example.com/orders/{id} response 500 header retry-after 27")]
    [InlineData("out PUT api.example.com/orders/{id} response 429 header retry-after 27")]
    public Task Facts_without_a_time_to_wait_are_no_reason(string fact) => In("return await http.GetStringAsync($\"/orders/{id}\");").Facts(fact).IsSilent();

    [Fact]
    public Task Nothing_is_reported_without_facts() => In("return await http.GetStringAsync($\"/orders/{id}\");").IsSilent();

    [Theory]
    [InlineData("class RetryHandler : DelegatingHandler;")]
    [InlineData("class Upstream : DelegatingHandler { protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop) { var answer = await base.SendAsync(request, stop); Console.WriteLine(answer.Headers.RetryAfter); return answer; } }")]
    [InlineData("namespace Microsoft.Extensions.DependencyInjection { public static class ResilienceHttpClientBuilderExtensions; }")]
    [InlineData("namespace Microsoft.Extensions.DependencyInjection { public static class PollyHttpClientBuilderExtensions; }")]
    public Task A_handler_that_waits_is_enough(string handler) => In("return await http.GetStringAsync($\"/orders/{id}\");").Source(handler).Facts(Refusing).IsSilent();

    [Fact]
    public Task A_handler_that_does_something_else_is_not() =>
        In("return await http.[|GetStringAsync|]($\"/orders/{id}\");").Source("class TracingHandler : DelegatingHandler;").Facts(Refusing).IsReported();

    [Theory]
    [InlineData("for (var attempt = 0; attempt < 3; attempt++) { try { return await http.[|GetStringAsync|](id); } catch (HttpRequestException) { } } return \"\";")]
    [InlineData("for (var attempt = 0; attempt < 3; attempt++) { try { return await http.[|GetStringAsync|](id); } catch (Exception e) { Console.WriteLine(e); if (attempt == 2) throw; } } return \"\";")]
    [InlineData("while (true) { try { return await http.[|GetStringAsync|](id); } catch { continue; } }")]
    [InlineData("var done = false; while (!done) { try { await http.[|GetStringAsync|](id); done = true; } catch (HttpRequestException) { } } return \"\";")]
    [InlineData("for (var attempt = 0; attempt < 3; attempt++) { var answer = await http.[|GetAsync|](id); if (answer.IsSuccessStatusCode) return \"yes\"; } return \"no\";")]
    [InlineData("while (true) { using var answer = await http.[|GetAsync|](id); if (!answer.IsSuccessStatusCode) { answer.Dispose(); continue; } return \"yes\"; }")]
    [InlineData("for (var attempt = 0; attempt < 3; attempt++) { try { using var request = new HttpRequestMessage(HttpMethod.Get, id); using var answer = await http.[|SendAsync|](request); answer.EnsureSuccessStatusCode(); return \"yes\"; } catch (HttpRequestException) { Console.WriteLine(attempt); } } return \"no\";")]
    [InlineData("for (var attempt = 0; attempt < 3; attempt++) { try { return await Answers.[|FetchAsync|](http, id); } catch (HttpRequestException) { } } return \"\";")]
    public Task A_loop_that_repeats_a_call_at_once_is_reported(string statements) => In(statements).IsReported();

    [Fact]
    public Task The_message_of_a_loop_says_what_the_wire_showed() =>
        In("while (true) { try { return await http.[|GetStringAsync|]($\"/orders/{id}\"); } catch { continue; } }").Facts(Refusing).IsReported(
            $"'GetStringAsync' {Loop}; the wire had 28 of 187 calls answered 429 at GET api.example.com/orders/{{id}}, 27 of them with Retry-After");

    [Fact]
    public Task The_message_of_a_loop_is_plain_without_facts() =>
        In("while (true) { try { return await http.[|GetStringAsync|](id); } catch { continue; } }").IsReported($"'GetStringAsync' {Loop}");

    [Theory]
    [InlineData("for (var attempt = 0; attempt < 3; attempt++) { try { return await http.GetStringAsync(id); } catch (HttpRequestException) { await Task.Delay(1000); } } return \"\";")]
    [InlineData("for (var attempt = 0; attempt < 3; attempt++) { try { return await http.GetStringAsync(id); } catch (HttpRequestException) { Thread.Sleep(1000); } } return \"\";")]
    [InlineData("using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1)); while (await timer.WaitForNextTickAsync()) { try { return await http.GetStringAsync(id); } catch (HttpRequestException) { } } return \"\";")]
    [InlineData("foreach (var other in new[] { id, id }) { try { return await http.GetStringAsync(other); } catch (HttpRequestException) { } } return \"\";")]
    [InlineData("var ids = new[] { id, id }; for (var i = 0; i < ids.Length; i++) { try { return await http.GetStringAsync(ids[i]); } catch (HttpRequestException) { } } return \"\";")]
    [InlineData("var rest = new Queue<string>([id]); while (rest.Count > 0) { var next = rest.Dequeue(); try { return await http.GetStringAsync(next); } catch (HttpRequestException) { } } return \"\";")]
    [InlineData("var page = 0; while (true) { var answer = await http.GetAsync($\"/orders?page={page++}\"); if (!answer.IsSuccessStatusCode) continue; return \"\"; }")]
    [InlineData("while (id.Length > 0) { try { await http.GetStringAsync(id); } catch (HttpRequestException) { } } return \"\";")]
    [InlineData("while (true) { try { return await http.GetStringAsync(id); } catch (HttpRequestException) { throw; } }")]
    [InlineData("for (var attempt = 0; attempt < 3; attempt++) { try { return await http.GetStringAsync(id); } catch (OperationCanceledException) { } } return \"\";")]
    [InlineData("while (true) { try { return await http.GetStringAsync(id); } catch (HttpRequestException) { } break; } return \"\";")]
    [InlineData("for (var attempt = 0; attempt < 3; attempt++) { try { return await http.GetStringAsync(id); } catch (HttpRequestException) { http.DefaultRequestHeaders.Authorization = new(\"Bearer\", id + attempt); } } return \"\";")]
    [InlineData("for (var attempt = 0; attempt < 3; attempt++) { http.CancelPendingRequests(); try { return await Task.FromResult(id); } catch (HttpRequestException) { } } return \"\";")]
    public Task A_loop_that_waits_or_does_something_else_each_time_is_not_reported(string statements) => In(statements).IsSilent();

    [Theory]
    [InlineData("for (;;) { try { await http.GetStringAsync(")]
    [InlineData("while ( { var answer = await http.GetAsync(id); if (!answer.IsSuccessStatusCode) continue;")]
    [InlineData("using var request = new HttpRequestMessage(, $\"/orders/{\"); await http.SendAsync(request")]
    [InlineData("var url = url + url; await http.GetStringAsync(url)")]
    [InlineData("await http.GetStringAsync($\"/orders/{}\")")]
    [InlineData("await http.GetStringAsync(new Uri(new Uri(")]
    public Task Half_typed_code_never_throws(string statements) => In(statements).Facts(Refusing).Survives();

    private static RuleCase<IgnoredRetryAfter> In(string statements) => Verify.Rule<IgnoredRetryAfter>().Source($$"""
        using System.Net.Http.Json;

        public sealed class Orders(HttpClient http)
        {
            public async Task<string> FetchAsync(string id)
            {
                {{statements}}
            }
        }
        """).Source("""
        public static class Answers
        {
            public static void Check(HttpResponseMessage answer) => Console.WriteLine(answer.StatusCode);
            public static Task<string> FetchAsync(HttpClient http, string id) => http.GetStringAsync(id);
        }

        public static class Wait
        {
            public static Task<string> ForAsync(Func<Task<string>> call) => call();
        }
        """);
}
