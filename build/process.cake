using System.Runtime.InteropServices;
using Process = System.Diagnostics.Process;
using ProcessStartInfo = System.Diagnostics.ProcessStartInfo;

/// A failure whose story has been told already.
class AlreadyTold : Exception;

static class Posix
{
    public const int SigTerm = 15;

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static extern int Kill(int process, int signal);
}

/// One line for a failure, where Cake has several and a table; `--verbosity=diagnostic` brings Cake's back.
void RunOrExplain(string target)
{
    var verbosity = Context.Log.Verbosity;
    if (verbosity < Verbosity.Verbose)
        Context.Log.Verbosity = Verbosity.Quiet - 1;
    Teardown(context => EndOn(context.ThrownException, verbosity));
    try
    {
        CheckCommandLine(target);
        RunTarget(target);
    }
    catch (Exception failure)
    {
        EndOn(failure, verbosity);
    }
}

void EndOn(Exception failure, Verbosity verbosity)
{
    if (failure is null)
        return;
    if (failure is not AlreadyTold)
        Console.Error.WriteLine(Explanation(failure, verbosity));
    if (failure is not AlreadyTold && Same(Argument("target", "Help"), "Test"))
        Console.WriteLine(new Count(0, 0, 0));
    System.Environment.Exit(1);
}

static string Explanation(Exception failure, Verbosity verbosity) =>
    verbosity == Verbosity.Diagnostic ? $"{failure}"
    : failure is CakeException ? failure.Message
    : $"{failure.GetType().Name}: {failure.Message} (--verbosity=diagnostic says where)";

/// For `HandleExitCode` of Cake's tools.
static Func<int, bool> OrFail(string explanation) =>
    code => code == 0 ? true : throw new CakeException(explanation);

/// What a command prints, or null when it is missing or fails.
static string TextOf(string command, params string[] arguments)
{
    try
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
        var error = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd() + error.Result;
        process.WaitForExit();
        return process.ExitCode == 0 ? text : null;
    }
    catch (System.ComponentModel.Win32Exception)
    {
        return null;
    }
}

/// Runs a command until it ends or this process is told to end, which then is no failure. Without an explanation, its
/// own message has told the failure.
static void RunInForeground(string command, IEnumerable<string> arguments, string explanation, string folder = "")
{
    using var process = Process.Start(new ProcessStartInfo(command, arguments) { WorkingDirectory = folder });
    var stopped = false;
    void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        stopped = true;
        Posix.Kill(process.Id, Posix.SigTerm);
    }

    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
    process.WaitForExit();
    if (process.ExitCode != 0 && !stopped)
        throw explanation == "" ? new AlreadyTold() : new CakeException(explanation);
}
