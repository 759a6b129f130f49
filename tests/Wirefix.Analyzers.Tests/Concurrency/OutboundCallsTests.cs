using Wirefix.Analyzers.Concurrency;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests.Concurrency;

public sealed class OutboundCallsTests
{
    [Theory]
    [InlineData("http.GetAsync(id)")]
    [InlineData("http.SendAsync(new HttpRequestMessage(HttpMethod.Get, id), HttpCompletionOption.ResponseHeadersRead)")]
    [InlineData("System.Net.Http.Json.HttpClientJsonExtensions.GetFromJsonAsync<string>(http, id)")]
    [InlineData("factory.CreateClient().GetStringAsync(id)")]
    [InlineData("new HttpClient().GetStringAsync(id)")]
    [InlineData("Calls.FetchAsync(http, id)")]
    [InlineData("http.FetchAsync(id)")]
    [InlineData("new Typed(http).FetchAsync(id)")]
    [InlineData("Calls.ThroughAsync(typed, id)")]
    public async Task Anything_that_sends_with_an_HTTP_client_is_outbound(string call) =>
        await Verify.Rule<UnboundedFanOut>().Source($$"""
            public sealed class Reader
            {
                public Task Run(string[] ids, HttpClient http, IHttpClientFactory factory, Typed typed) =>
                    [|Task.WhenAll|](ids.Select(id => {{call}}));
            }

            public static class Calls
            {
                public static Task<string> FetchAsync(this HttpClient http, string id) => http.GetStringAsync(id);
                public static Task<string> ThroughAsync(Typed typed, string id) => typed.FetchAsync(id);
            }

            public class Typed(HttpClient http)
            {
                public Task<string> FetchAsync(string id) => http.GetStringAsync(id);
            }

            public interface IHttpClientFactory { HttpClient CreateClient(); }
            """).IsReported();

    [Fact]
    public async Task A_chain_of_clients_is_followed_through_interfaces_and_cycles() =>
        await Verify.Rule<UnboundedFanOut>().Source("""
            public interface IFirst { Task<int> OneAsync(string id); }
            public interface ISecond { Task<int> TwoAsync(string id); }
            public interface IThird { Task<int> ThreeAsync(string id); }

            public class First(ISecond second, IFirst decorated) : IFirst
            {
                public Task<int> OneAsync(string id) => id.Length > 9 ? decorated.OneAsync(id) : second.TwoAsync(id);
            }

            public class Second(Lazy<IThird> third) : ISecond { public Task<int> TwoAsync(string id) => third.Value.ThreeAsync(id); }

            public class Third(Func<HttpClient> create) : IThird
            {
                public async Task<int> ThreeAsync(string id) => (await create().GetStringAsync(id)).Length;
            }

            public class Reader(IFirst first)
            {
                public Task<int[]> Run(string[] ids) => [|Task.WhenAll|](ids.Select(id => first.OneAsync(id)));
            }
            """).IsReported();

    [Fact]
    public async Task Clients_that_only_hold_each_other_send_nothing() =>
        await Verify.Rule<UnboundedFanOut>().Source("""
            public class Ping(Pong pong) { public Task<int> GoAsync(int n) => n == 0 ? Task.FromResult(0) : pong.GoAsync(n - 1); }
            public class Pong { public Ping? Ping { get; set; } public Task<int> GoAsync(int n) => Ping!.GoAsync(n); }

            public class Reader(Ping ping)
            {
                public Task<int[]> Run(int[] rounds) => Task.WhenAll(rounds.Select(ping.GoAsync));
            }
            """).IsSilent();

    [Fact]
    public async Task An_abstract_class_is_outbound_by_what_derives_from_it() =>
        await Verify.Rule<UnboundedFanOut>().Source("""
            public abstract class Source { public abstract Task<string> ReadAsync(string id); }

            public sealed class WebSource(HttpClient http) : Source
            {
                public override Task<string> ReadAsync(string id) => http.GetStringAsync(id);
            }

            public class Reader(Source source)
            {
                public Task<string[]> Run(string[] ids) => [|Task.WhenAll|](ids.Select(id => source.ReadAsync(id)));
            }
            """).IsReported();

    [Theory]
    [InlineData(SeenAs.Project)]
    [InlineData(SeenAs.Assembly)]
    public async Task An_interface_and_its_client_in_another_assembly_are_found(SeenAs seenAs) =>
        await Verify.Rule<UnboundedFanOut>()
            .Referring("Clients", seenAs, MailSources.Client)
            .Source("""
                public sealed class Sync(IMailClient client)
                {
                    public async Task<Message[]> Run(string[] ids) => await [|Task.WhenAll|](ids.Select(id => client.GetAsync(id)));
                }
                """)
            .IsReported();

    [Fact]
    public async Task An_interface_in_another_assembly_without_an_outbound_client_is_silent() =>
        await Verify.Rule<UnboundedFanOut>()
            .Referring("Clock", SeenAs.Assembly, "public interface IClock { Task WaitAsync(int ms); } public class Clock : IClock { public Task WaitAsync(int ms) => Task.Delay(ms); }")
            .Source("public class Waiter(IClock clock) { public Task Run(int[] spans) => Task.WhenAll(spans.Select(clock.WaitAsync)); }")
            .IsSilent();
}
