// A POSIX shell for Windows, in the place of the one that Git for Windows brings: `sh SCRIPT [ARGUMENT…]`.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"mvdan.cc/sh/v3/interp"
	"mvdan.cc/sh/v3/syntax"
)

func main() {
	err := run(os.Args[1:])
	var status interp.ExitStatus
	if errors.As(err, &status) {
		os.Exit(int(status))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		return errors.New("usage: sh SCRIPT [ARGUMENT…]")
	}
	file, err := os.Open(args[0])
	if err != nil {
		return err
	}
	defer file.Close()
	script, err := syntax.NewParser(syntax.Variant(syntax.LangPOSIX)).Parse(file, args[0])
	if err != nil {
		return err
	}
	params := append([]string{"--"}, args[1:]...)
	runner, err := interp.New(interp.StdIO(os.Stdin, os.Stdout, os.Stderr), interp.Params(params...))
	if err != nil {
		return err
	}
	return runner.Run(context.Background(), script)
}
