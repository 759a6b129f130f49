using Wirefix.Workspace.Checking.Liberties;
using static Wirefix.Workspace.Tests.Checking.LibertyCase;

namespace Wirefix.Workspace.Tests.Checking;

/// <summary>Faults that are passed over, however that is written.</summary>
public sealed class SwallowingTests
{
    /// <summary>A handler that catches everything, however it says otherwise.</summary>
    [Theory]
    [InlineData("catch (Exception own) { SetException(own); return \"\"; } static void SetException(Exception e) { }")]
    [InlineData("catch (Exception own) when (own.Message != null) { return \"\"; }")]
    [InlineData("catch (Exception) { while (true) await Task.Yield(); }")]
    [InlineData("catch (Exception) { while (true) { Action never = () => throw new TimeoutException(); never(); } }")]
    [InlineData("catch (Exception own) when (own.Message is not \"none\") { return \"\"; }")]
    [InlineData("catch (Exception own) when (own.Message.Length >= 0) { return \"\"; }")]
    [InlineData("catch (Exception own) when (own.Message == own.Message) { return \"\"; }")]
    [InlineData("catch (Exception own) when (own is TimeoutException or Exception) { return \"\"; }")]
    [InlineData("catch (Exception own) when (own is TimeoutException || id.Length >= 0) { return \"\"; }")]
    [InlineData("catch (Exception) when (new TimeoutException() is Exception other && other is TimeoutException) { return \"\"; }")]
    [InlineData("catch (Exception own) when (own switch { TimeoutException => false, _ => true }) { return \"\"; }")]
    public async Task A_catch_all_is_one(string handler)
    {
        var taken = await TakenAsync(Changed(Shop, Call, $"try {{ {Call} }} {handler}"));

        Assert.Equal(LibertyKind.Swallowing, Assert.Single(taken).Kind);
    }

    /// <summary>Whoever asks how a task ended need not catch what it throws.</summary>
    [Theory]
    [InlineData("return await http.GetStringAsync($\"{Root}/items/{id}\").ContinueWith(read => read.IsCompletedSuccessfully ? read.Result : \"\");")]
    [InlineData("return await http.GetStringAsync($\"{Root}/items/{id}\").ContinueWith(_ => \"\");")]
    [InlineData("var read = http.GetStringAsync($\"{Root}/items/{id}\"); await Task.WhenAny(read); return read.IsFaulted ? \"\" : await read;")]
    public async Task What_a_task_throws_is_not_passed_over(string statements)
    {
        Assert.All(await TakenAsync(Changed(Shop, Call, statements)), liberty => Assert.Equal(LibertyKind.Swallowing, liberty.Kind));
        Assert.NotEmpty(await TakenAsync(Changed(Shop, Call, statements)));
    }

    [Theory]
    [InlineData("T", "where T : Exception", true)]
    [InlineData("T", "where T : TimeoutException", false)]
    public async Task A_type_parameter_catches_what_its_constraint_is(string type, string constraint, bool all)
    {
        var local = $"return await Own<{constraint.Split(' ')[^1]}>(); async Task<string> Own<{type}>() {constraint} {{ "
            + $"try {{ {Call} }} catch ({type}) {{ return \"\"; }} }}";

        Assert.Equal(all, (await TakenAsync(Changed(Shop, Call, local))).Any(liberty => liberty.Kind == LibertyKind.Swallowing));
    }

    [Theory]
    [InlineData("own is TimeoutException")]
    [InlineData("own is HttpRequestException { StatusCode: System.Net.HttpStatusCode.NotFound } && id.Length > 0")]
    [InlineData("own.InnerException is TimeoutException || own.Message.Contains(\"timed out\")")]
    [InlineData("own.HResult == 5 || own.GetType() == typeof(TimeoutException)")]
    [InlineData("own switch { TimeoutException => true, _ => false }")]
    public async Task A_filter_that_asks_what_it_is_narrows(string filter)
    {
        Assert.Empty(await TakenAsync(Changed(Shop, Call, $"try {{ {Call} }} catch (Exception own) when ({filter}) {{ return \"\"; }}")));
    }
}
